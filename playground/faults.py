"""Failures on demand: the next N calls of a method fail, wait, or are never answered."""

from dataclasses import dataclass

from playground.errors import DEFAULT_DESCRIPTIONS, ApiError, build_too_many_requests

ANY_METHOD = "*"


@dataclass
class FaultRule:
    """What happens to the next `times` calls of `method`.

    With `error_code` the call is refused and not performed; with `timeout` it is performed and
    the connection closed without an answer; `delay_seconds` goes before either.
    """

    method: str
    error_code: int | None = None
    description: str | None = None
    retry_after: int | None = None
    times: int = 1
    delay_seconds: float = 0.0
    timeout: bool = False

    def build_error(self) -> ApiError | None:
        """The refusal, if this fault is one."""
        if self.error_code is None:
            return None
        if self.retry_after is not None and self.description is None:
            return build_too_many_requests(self.retry_after)
        description = self.description or DEFAULT_DESCRIPTIONS.get(self.error_code, "Error")
        return ApiError(self.error_code, description, self.retry_after)


class FaultInjector:
    """Faults in the order they were asked for."""

    def __init__(self) -> None:
        self._faults: list[FaultRule] = []

    def add_fault(self, fault: FaultRule) -> None:
        self._faults.append(fault)

    def take_fault(self, method: str) -> FaultRule | None:
        """The fault this call meets, counted down."""
        for fault in self._faults:
            if fault.method.lower() in (ANY_METHOD, method.lower()):
                fault.times -= 1
                if fault.times <= 0:
                    self._faults.remove(fault)
                return fault
        return None

    def clear_faults(self) -> None:
        self._faults.clear()
