"""Making a goal: one line or a ready-made one, then chips to correct what was understood."""

from typing import Any
from uuid import UUID, uuid4

import msgspec
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, reader_of, speaker_of, today_of
from bot.dialogs.career import lines
from bot.dialogs.career.goal_handlers import HORIZONS, deadline_in
from bot.dialogs.career.measures import Part, of_measure, part, read_parts
from bot.dialogs.career.states import Career, NewGoal
from bot.dialogs.career.widgets import LONGEST_TEXT
from bot.packing import read_kept
from bot.words import tidy
from core.career import contracts as c
from core.career.contracts.goals import MILESTONES, RESULTS
from core.career.parse import ParsedResult, parse_goal
from core.career.queries import GoalQueries
from core.career.rules import deadline_of, horizon_of

IDEAS = ("language", "books", "health", "work", "money")


async def on_career(
    message: Message, command: CommandObject, dialog_manager: DialogManager
) -> None:
    """/career opens the goals; «/career Выучить английский до мая» begins one."""
    line = tidy(command.args or "")[:LONGEST_TEXT]
    state, data = (NewGoal.review, {"line": line}) if line else (Career.goals, None)
    await dialog_manager.start(state, data, StartMode.RESET_STACK, ShowMode.SEND)


async def start_draft(data: Any, manager: DialogManager) -> None:
    """The goal's id is made here: what is tapped twice is made once."""
    manager.dialog_data["goal_id"] = uuid4().hex
    if isinstance(data, dict) and "line" in data:
        read(manager, data["line"])


def read(manager: DialogManager, line: str) -> None:
    """Understand the line; what is put together is kept as the command that will save it."""
    parsed = parse_goal(line, today_of(manager))
    measured: list[ParsedResult | str] = [*parsed.results, *parsed.milestones]
    parts = [part(manager, one, number) for number, one in enumerate(measured)]
    draft = c.AddGoal(
        user_id=speaker_of(manager).id,
        goal_id=UUID(hex=manager.dialog_data["goal_id"]),
        title=parsed.title,
        horizon=parsed.horizon,
        deadline=parsed.deadline,
    )
    keep(manager, with_parts(draft, parts))


def with_parts(draft: c.AddGoal, parts: list[Part]) -> c.AddGoal:
    """The draft with more that measures it, up to the limits."""
    results = [one for one in parts if isinstance(one, c.NewResult)]
    steps = [one for one in parts if isinstance(one, c.NewMilestone)]
    return msgspec.structs.replace(
        draft,
        results=(*draft.results, *results)[:RESULTS],
        milestones=(*draft.milestones, *steps)[:MILESTONES],
    )


def draft_of(manager: DialogManager) -> c.AddGoal:
    draft: c.AddGoal = read_kept(manager.dialog_data["draft"], c.AddGoal)
    return draft


def keep(manager: DialogManager, draft: c.AddGoal) -> None:
    manager.dialog_data["draft"] = msgspec.to_builtins(draft)


async def no_goals(_: Message, dialog_manager: DialogManager, **__: Any) -> bool:
    """True while there is no goal: the empty list asks for a line."""
    async with reader_of(dialog_manager)(GoalQueries) as queries:
        return not await queries.active(speaker_of(dialog_manager).id)


async def begin(manager: DialogManager, words: str) -> None:
    await manager.start(NewGoal.review, {"line": words}, StartMode.RESET_STACK)


async def typed_line(manager: DialogManager, words: str) -> None:
    read(manager, words)
    await manager.switch_to(NewGoal.review)


async def take_idea(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """A ready-made goal comes with a line of its own, read like any other."""
    read(manager, speaker_of(manager).text(f"goal-idea-line-{code}"))
    await manager.switch_to(NewGoal.review)


async def review(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What was understood so far, and the presets of its end."""
    draft, speaker = draft_of(dialog_manager), speaker_of(dialog_manager)
    today = today_of(dialog_manager)
    return {
        "title": draft.title,
        "horizon": draft.horizon,
        "deadline": lines.deadline_words(draft.deadline, today, speaker),
        "results": [_result(one, speaker) for one in draft.results],
        "milestones": [{"mark": "▫️", "title": one.title} for one in draft.milestones],
        "some_results": bool(draft.results),
        "some_milestones": bool(draft.milestones),
        "some_parts": bool(draft.results or draft.milestones),
        "presets": [(speaker.text(f"goal-until-{code}"), code) for code in (*HORIZONS, "none")],
    }


def _result(one: c.NewResult, speaker: Any) -> dict[str, Any]:
    start, target = lines.number(one.start, speaker), lines.number(one.target, speaker)
    return {"title": one.title, "figures": f"{start} → {target} {one.unit}".rstrip()}


async def preset(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    draft = draft_of(manager)
    horizon = next((one for one in HORIZONS if one == code), None)
    day = deadline_of(horizon, today_of(manager)) if horizon else None
    keep(manager, msgspec.structs.replace(draft, deadline=day, horizon=horizon or draft.horizon))


async def typed_more(manager: DialogManager, words: str) -> None:
    """A deadline, or more that measures the goal."""
    today = today_of(manager)
    day = deadline_in(words, today) if _is_short(words) else None
    draft = draft_of(manager)
    if day is None:
        keep(manager, with_parts(draft, read_parts(manager, words)))
    else:
        horizon = horizon_of(day, today)
        keep(manager, msgspec.structs.replace(draft, deadline=day, horizon=horizon))


def _is_short(words: str) -> bool:
    """A deadline alone, and not a sentence that holds one."""
    return len(words.split()) <= 5 and "," not in words


async def take_measure(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    keep(manager, with_parts(draft_of(manager), of_measure(manager, code)))
    await manager.switch_to(NewGoal.review)


async def typed_measure(manager: DialogManager, words: str) -> None:
    keep(manager, with_parts(draft_of(manager), read_parts(manager, words)))
    await manager.switch_to(NewGoal.review)


async def clear_parts(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    keep(manager, msgspec.structs.replace(draft_of(manager), results=(), milestones=()))


async def save(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Save and show the goal."""
    card = await act_of(manager)(draft_of(manager))
    await manager.start(Career.goal, data={"goal_id": card.id.hex}, mode=StartMode.RESET_STACK)
