"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide, provide_all

from core.delivery.contracts import DeliveryOutcomes
from core.delivery.hours import HourlySendQueries
from core.delivery.outcomes import LedgerDeliveryOutcomes
from core.delivery.queries import DeliveryQueries
from core.delivery.repository import DeliveryLedger


class DeliveryProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(DeliveryLedger, DeliveryQueries, HourlySendQueries)
    endings = provide(LedgerDeliveryOutcomes, provides=DeliveryOutcomes)
