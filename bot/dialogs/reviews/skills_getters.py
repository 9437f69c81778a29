"""What the skills windows show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.ui.context import get_current_user, get_local_today
from bot.ui.current_user import CurrentUser, QueryRunner
from core.career.contracts.skills import SkillSummary
from core.career.queries import SkillQueries
from core.overviews.week_facts import WEEK

MAX_SKILLS = 8


async def get_skills_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """Levels, the week's practice, and the first question that waits for its answer."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    async with query_runner(SkillQueries) as queries:
        lines = await queries.list_active(current_user.id)
        practised = await queries.sum_practice(current_user.id, query_runner.clock.now() - WEEK)
    due = [line for line in lines if line.is_check_due(today)]
    return {
        "lines": [
            _build_skill_line(line, practised.get(line.id, 0)) for line in lines[:MAX_SKILLS]
        ],
        "some": bool(lines),
        "empty": not lines,
        "more": max(0, len(lines) - MAX_SKILLS),
        "asks": bool(due),
        "left": len(due),
        "title": due[0].title if due else "",
        "level": due[0].level if due else 0,
        "answers": _build_answer_choices(due[0], current_user) if due else [],
    }


def _build_skill_line(line: SkillSummary, minutes: int) -> dict[str, Any]:
    return {
        "title": line.title,
        "level": line.level,
        "target": line.target,
        "minutes": minutes,
    }


def _build_answer_choices(line: SkillSummary, current_user: CurrentUser) -> list[tuple[str, str]]:
    """Still the same, one up, one down, as far as levels go."""
    code = f"{line.id.hex}{line.turn}"
    levels = line.levels_by_answer
    offered = [(current_user.translate("weekly-skill-still", level=line.level), f"s{code}")]
    if "higher" in levels:
        offered.append((f"⬆️ {levels['higher']}", f"h{code}"))
    if "lower" in levels:
        offered.append((f"⬇️ {levels['lower']}", f"l{code}"))
    return offered
