"""How the container makes the parts of this domain."""

from dishka import AnyOf, Provider, Scope, provide, provide_all

from core.planner.contracts import PlanReader
from core.planner.queries import PlannerQueries
from core.planner.repository import PlannerRepository


class PlannerProvider(Provider):
    scope = Scope.REQUEST

    plans = provide(PlannerRepository, provides=AnyOf[PlannerRepository, PlanReader])
    parts = provide_all(
        PlannerQueries,
    )
