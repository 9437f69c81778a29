"""What only the api adds to the container."""

from dishka import Provider, Scope, provide

from api.calendar.routes import CalendarRateLimits
from api.readiness import ReadinessChecker


class ApiProvider(Provider):
    scope = Scope.APP

    def __init__(self, readiness: ReadinessChecker) -> None:
        super().__init__()
        self._readiness = readiness

    @provide
    def provide_readiness(self) -> ReadinessChecker:
        return self._readiness

    @provide
    def provide_calendar_limits(self) -> CalendarRateLimits:
        return CalendarRateLimits()
