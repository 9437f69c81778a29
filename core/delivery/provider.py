"""How the container makes the parts of this domain."""

from dishka import AnyOf, Provider, Scope, provide

from core.delivery.contracts import DeliveryOutcomes
from core.delivery.queries import DeliveryQueries
from core.delivery.repository import DeliveryLedger


class DeliveryProvider(Provider):
    scope = Scope.REQUEST

    ledger = provide(DeliveryLedger)
    reads = provide(DeliveryQueries, provides=AnyOf[DeliveryQueries, DeliveryOutcomes])
