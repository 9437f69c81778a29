"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.career.movement import GoalMovementQueries
from core.career.queries import GoalQueries, SkillQueries
from core.career.repository import GoalRepository, SkillRepository
from core.career.use_cases.goal_service import GoalService
from core.career.use_cases.skill_service import SkillService


class CareerProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        GoalQueries,
        SkillQueries,
        GoalMovementQueries,
        GoalRepository,
        SkillRepository,
        GoalService,
        SkillService,
    )
