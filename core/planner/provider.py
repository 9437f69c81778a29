"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.planner import use_cases
from core.planner.queries import PlannerQueries
from core.planner.repository import PlannerRepository


class PlannerProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        PlannerQueries,
        PlannerRepository,
        use_cases.AcceptPlan,
        use_cases.UndoPlan,
        use_cases.SetRituals,
    )
