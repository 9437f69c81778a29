"""A minute in which many reminders are due: the product, the bare statement, a peer."""
