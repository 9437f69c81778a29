"""The second step: skills, and whether their levels still hold."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Group, Start
from aiogram_dialog.widgets.text import List

from bot.choices import choice
from bot.codes import ID, TURN
from bot.context import act_of, speaker_of, today_of
from bot.dialogs.career.states import NewSkill
from bot.dialogs.reviews import steps
from bot.dialogs.reviews.facts import WEEK
from bot.dialogs.reviews.states import WeeklyReview
from bot.dialogs.reviews.undo import BACK
from bot.speaker import Reader, Speaker
from bot.texts import L, Rich
from core.career.contracts import (
    Answer,
    AnswerCheckIn,
    SkillLine,
    TakeBackAnswer,
)
from core.career.contracts.skills import HIGHEST, LOWEST
from core.career.queries import SkillQueries

SHOWN = 8
_ANSWERS: dict[str, Answer] = {"s": "still", "h": "higher", "l": "lower"}


async def skills(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """Levels, the week's practice, and the first question that waits for its answer."""
    speaker, today = speaker_of(dialog_manager), today_of(dialog_manager)
    async with reader(SkillQueries) as queries:
        lines = await queries.active(speaker.id)
        practised = await queries.practised(speaker.id, reader.clock.now() - WEEK)
    due = [line for line in lines if line.check_on is not None and line.check_on <= today]
    return {
        "lines": [_line(line, practised.get(line.id, 0)) for line in lines[:SHOWN]],
        "some": bool(lines),
        "empty": not lines,
        "more": max(0, len(lines) - SHOWN),
        "asks": bool(due),
        "left": len(due),
        "title": due[0].title if due else "",
        "level": due[0].level if due else 0,
        "answers": _answers(due[0], speaker) if due else [],
    }


def _line(line: SkillLine, minutes: int) -> dict[str, Any]:
    return {
        "title": line.title,
        "level": line.level,
        "target": line.target,
        "minutes": minutes,
    }


def _answers(line: SkillLine, speaker: Speaker) -> list[tuple[str, str]]:
    """Still the same, one up, one down, as far as levels go."""
    code = f"{line.id.hex}{line.turn}"
    offered = [(speaker.text("weekly-skill-still", level=line.level), f"s{code}")]
    if line.level < HIGHEST:
        offered.append((f"⬆️ {line.level + 1}", f"h{code}"))
    if line.level > LOWEST:
        offered.append((f"⬇️ {line.level - 1}", f"l{code}"))
    return offered


async def answer(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """The turn in the code makes a second tap say nothing more."""
    person, skill_id, turn = speaker_of(manager).id, UUID(hex=code[1:33]), int(code[33:])
    said = AnswerCheckIn(user_id=person, skill_id=skill_id, turn=turn, answer=_ANSWERS[code[0]])
    await act_of(manager)(said)
    BACK.keep(manager, TakeBackAnswer(user_id=person, skill_id=skill_id, turn=turn))


window = Window(
    Rich("weekly-skills"),
    List(Rich("weekly-skill-line"), items="lines", when="some"),
    Rich("weekly-skills-more", when="more"),
    Rich("weekly-skills-empty", when="empty"),
    Rich("weekly-skill-question", when="asks"),
    Group(
        choice("a", "answers", answer, codes=f"[shl]{ID}{TURN}"),
        width=3,
    ),
    Start(L("weekly-new-skill"), id="new", state=NewSkill.write, when="empty"),
    *steps.walk(WeeklyReview.skills),
    state=WeeklyReview.skills,
    getter=[steps.head, skills],
)
