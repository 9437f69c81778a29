"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.career import use_cases
from core.career.movement import GoalMovementQueries
from core.career.queries import GoalQueries, SkillQueries
from core.career.repository import GoalRepository, SkillRepository


class CareerProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        GoalQueries,
        SkillQueries,
        GoalMovementQueries,
        GoalRepository,
        SkillRepository,
        *(getattr(use_cases, name) for name in use_cases.__all__),
    )
