"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide, provide_all

from core.notifications.contracts import Endings
from core.notifications.endings import LedgerEndings
from core.notifications.hours import HourQueries
from core.notifications.queries import DeliveryQueries
from core.notifications.repository import Ledger


class NotificationsProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(Ledger, DeliveryQueries, HourQueries)
    endings = provide(LedgerEndings, provides=Endings)
