"""What a replay refuses, in one line for whoever started it."""


class ReplayError(Exception):
    """The replay cannot begin or go on; the message says why and what helps."""
