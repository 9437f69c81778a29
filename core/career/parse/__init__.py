"""What people write about goals and skills, understood in Russian, Ukrainian and English. Pure."""

from core.career.parse.amounts import (
    ParsedMove,
    ParsedPractice,
    is_only_move,
    parse_evidence,
    parse_move,
    parse_practice,
)
from core.career.parse.deadlines import parse_deadline
from core.career.parse.goals import (
    ParsedGoal,
    ParsedResult,
    ParsedSkill,
    parse_goal,
    parse_part,
    parse_parts,
    parse_range,
    parse_skill,
)

__all__ = [
    "ParsedGoal",
    "ParsedMove",
    "ParsedPractice",
    "ParsedResult",
    "ParsedSkill",
    "is_only_move",
    "parse_deadline",
    "parse_evidence",
    "parse_goal",
    "parse_move",
    "parse_part",
    "parse_parts",
    "parse_practice",
    "parse_range",
    "parse_skill",
]
