"""What the bus refuses, each as its own class."""


class BusError(Exception):
    """Any refusal of the bus."""


class InvalidName(BusError, ValueError):
    """An event name or a pattern that cannot be used; the message says why."""

    def __init__(self, name: object, reason: str) -> None:
        super().__init__(f"invalid event name {name!r}: {reason}")
        self.name = name


class ContractViolation(BusError, ValueError):
    """The data does not fit the type registered for the event's name."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"data of {name!r} breaks its contract: {reason}")
        self.name = name


class NotSerializable(BusError, TypeError):
    """The data has no JSON form, so it cannot be recorded or leave the process."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"data of {name!r} cannot be written as JSON: {reason}")
        self.name = name


class BusNotRunning(BusError, RuntimeError):
    """A queued or connected bus was used before it was started or after it was stopped."""

    def __init__(self) -> None:
        super().__init__("the bus is not running: use it inside `with bus` or `async with bus`")


class QueueOverflow(BusError):
    """The queue was full and the emission was not awaited, so the event was set aside."""

    def __init__(self) -> None:
        super().__init__("the queue was full and the emission was not awaited")
