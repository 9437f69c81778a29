"""The second step: skills, and whether their levels still hold."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Group, Start
from aiogram_dialog.widgets.text import List

from bot.dialogs.reviews import steps
from bot.dialogs.reviews.facts import WEEK
from bot.dialogs.reviews.undo import UNDO_STORE
from bot.routes import NewSkill, WeeklyReview
from bot.ui.choosers import create_select
from bot.ui.context import get_command_executor, get_current_user, get_local_today
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.item_codes import ID, TURN
from bot.ui.texts import I18nHtml, I18nText
from core.career.contracts.skills import (
    MAX_LEVEL,
    MIN_LEVEL,
    AnswerCheckIn,
    CheckInAnswer,
    SkillSummary,
    TakeBackAnswer,
)
from core.career.queries import SkillQueries

MAX_SKILLS = 8
_ANSWERS_BY_CODE: dict[str, CheckInAnswer] = {"s": "still", "h": "higher", "l": "lower"}


async def get_skills_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """Levels, the week's practice, and the first question that waits for its answer."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    async with query_runner(SkillQueries) as queries:
        lines = await queries.list_active(current_user.id)
        practised = await queries.sum_practice(current_user.id, query_runner.clock.now() - WEEK)
    due = [line for line in lines if line.check_on is not None and line.check_on <= today]
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
    offered = [(current_user.translate("weekly-skill-still", level=line.level), f"s{code}")]
    if line.level < MAX_LEVEL:
        offered.append((f"⬆️ {line.level + 1}", f"h{code}"))
    if line.level > MIN_LEVEL:
        offered.append((f"⬇️ {line.level - 1}", f"l{code}"))
    return offered


async def answer_check_in(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """The turn in the code makes a second tap say nothing more."""
    person, skill_id, turn = get_current_user(manager).id, UUID(hex=code[1:33]), int(code[33:])
    said = AnswerCheckIn(
        user_id=person, skill_id=skill_id, turn=turn, answer=_ANSWERS_BY_CODE[code[0]]
    )
    await get_command_executor(manager)(said)
    UNDO_STORE.save_command(manager, TakeBackAnswer(user_id=person, skill_id=skill_id, turn=turn))


skills_window = Window(
    I18nHtml("weekly-skills"),
    List(I18nHtml("weekly-skill-line"), items="lines", when="some"),
    I18nHtml("weekly-skills-more", when="more"),
    I18nHtml("weekly-skills-empty", when="empty"),
    I18nHtml("weekly-skill-question", when="asks"),
    Group(
        create_select("a", "answers", answer_check_in, codes=f"[shl]{ID}{TURN}"),
        width=3,
    ),
    Start(I18nText("weekly-new-skill"), id="new", state=NewSkill.write, when="empty"),
    *steps.create_step_buttons(WeeklyReview.skills),
    state=WeeklyReview.skills,
    getter=[steps.get_step_data, get_skills_data],
)
