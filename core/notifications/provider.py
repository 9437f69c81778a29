"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide, provide_all

from core.notifications.contracts import DeliveryOutcomes
from core.notifications.hours import HourlySendQueries
from core.notifications.outcomes import LedgerDeliveryOutcomes
from core.notifications.queries import DeliveryQueries
from core.notifications.repository import DeliveryLedger


class NotificationsProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(DeliveryLedger, DeliveryQueries, HourlySendQueries)
    endings = provide(LedgerDeliveryOutcomes, provides=DeliveryOutcomes)
