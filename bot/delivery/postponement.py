"""A message that is still to be sent, but not yet."""


class SendPostponed(Exception):
    """Raised by a renderer: nothing is claimed or sent, the message comes back in `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds
