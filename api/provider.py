"""What only the api adds to the container."""

from dishka import Provider, Scope, provide

from api.calendar.routes import CalendarGate
from api.readiness import Readiness


class ApiProvider(Provider):
    scope = Scope.APP

    def __init__(self, readiness: Readiness) -> None:
        super().__init__()
        self._readiness = readiness

    @provide
    def readiness(self) -> Readiness:
        return self._readiness

    @provide
    def calendars(self) -> CalendarGate:
        return CalendarGate()
