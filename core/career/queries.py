"""Reading goals and skills."""

from core.career.goal_queries import GoalQueries
from core.career.skill_queries import SkillQueries

__all__ = ["GoalQueries", "SkillQueries"]
