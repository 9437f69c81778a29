"""The dialogs, a folder a domain: states, windows, getters, handlers."""
