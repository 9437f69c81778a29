"""The one error a person sees when the embedded servers cannot start."""


class StartError(Exception):
    """One line for a person: what is wrong and how to mend it."""
