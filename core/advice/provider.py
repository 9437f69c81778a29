"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.advice.queries import AdviceQueries
from core.advice.repository import AdviceRepository


class AdviceProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        AdviceQueries,
        AdviceRepository,
    )
