"""The third step: habits, today's ticks, and those better put away."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Column, Start
from aiogram_dialog.widgets.text import List

from bot.choices import choice
from bot.codes import DAY, FIGURE, ID
from bot.context import act_of, speaker_of, today_of
from bot.dialogs.habits.lines import legend, short, strip
from bot.dialogs.habits.states import NewHabit
from bot.dialogs.reviews import steps
from bot.dialogs.reviews.facts import percent_kept
from bot.dialogs.reviews.states import WeeklyReview
from bot.dialogs.reviews.undo import BACK
from bot.notices.habit_cards import number
from bot.speaker import Reader, Speaker
from bot.texts import L, Rich
from core.habits.contracts import (
    ArchiveHabit,
    CheckInHabit,
    EditHabit,
    HabitLine,
    RestoreHabit,
    UndoCheckIn,
)
from core.habits.queries import HabitQueries

SHOWN, BUTTONS = 8, 4
SLIPPING = 3  # misses within seven days after which putting a habit away is offered


async def habits(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The last seven days of each; those open today, and those that slip, the worst first."""
    speaker, today = speaker_of(dialog_manager), today_of(dialog_manager)
    async with reader(HabitQueries) as queries:
        lines = await queries.active(speaker.id, today)
    slipping = [line for line in lines if line.week.count("missed") >= SLIPPING]
    slipping.sort(key=lambda line: -line.week.count("missed"))
    open_today = [line for line in lines if line.week[-1] == "open"]
    return {
        "percent": percent_kept(lines) if _any_told(lines) else -1,
        "legend": legend(today, speaker.locale),
        "lines": [_line(line) for line in lines[:SHOWN]],
        "some": bool(lines),
        "empty": not lines,
        "more": max(0, len(lines) - SHOWN),
        "slips": bool(slipping),
        "open": [(f"✅ {short(line.title)}", _code(line)) for line in open_today[:BUTTONS]],
        "growth": _steps(lines, speaker)[:BUTTONS],
        "steppable": bool(_steps(lines, speaker)),
        "slipping": [(f"🗄 {short(line.title)}", line.id.hex) for line in slipping[:BUTTONS]],
    }


def _any_told(lines: Sequence[HabitLine]) -> bool:
    """False while no day has shown anything: habits made today."""
    return any(mark in ("done", "missed") for line in lines for mark in line.week)


def _line(line: HabitLine) -> dict[str, Any]:
    return {"title": line.title, "streak": line.streak, "strip": strip(line)}


def _steps(lines: Sequence[HabitLine], speaker: Speaker) -> list[tuple[str, str]]:
    """The small steps that are offered: words, and the amounts before and after with the habit."""
    return [
        (
            speaker.text(
                "weekly-habit-step-up" if line.step.up else "weekly-habit-step-down",
                title=short(line.title),
                step=number(line.step.target, speaker),
                unit=line.unit or "",
            ).strip(),
            f"{line.target:g}:{line.step.target:g}:{line.id.hex}",
        )
        for line in lines
        if line.step is not None
    ]


def _code(line: HabitLine) -> str:
    return f"{line.today.toordinal():05x}{line.id.hex}"


async def tick(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """Tick the day the button was shown on."""
    day, habit_id = date.fromordinal(int(code[:5], 16)), UUID(hex=code[5:])
    person = speaker_of(manager).id
    await act_of(manager)(CheckInHabit(user_id=person, habit_id=habit_id, day=day))
    BACK.keep(manager, UndoCheckIn(user_id=person, habit_id=habit_id, day=day))


async def step(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """The offered step; taken back, the habit asks for what it asked before."""
    before, after, which = code.split(":")
    person, habit_id = speaker_of(manager).id, UUID(hex=which)
    await act_of(manager)(EditHabit(user_id=person, habit_id=habit_id, target=float(after)))
    BACK.keep(manager, EditHabit(user_id=person, habit_id=habit_id, target=float(before)))


async def archive(_: CallbackQuery, __: Any, manager: DialogManager, habit_id: str) -> None:
    person, which = speaker_of(manager).id, UUID(hex=habit_id)
    await act_of(manager)(ArchiveHabit(user_id=person, habit_id=which))
    BACK.keep(manager, RestoreHabit(user_id=person, habit_id=which))


window = Window(
    Rich("weekly-habits"),
    Rich("weekly-habits-legend", when="some"),
    List(Rich("weekly-habit-line"), items="lines", when="some"),
    Rich("weekly-habits-more", when="more"),
    Rich("weekly-habits-step", when="steppable"),
    Rich("weekly-habits-slip", when="slips"),
    Rich("weekly-habits-empty", when="empty"),
    Column(
        choice("t", "open", tick, codes=f"{DAY}{ID}"),
        choice("u", "growth", step, codes=f"{FIGURE}:{FIGURE}:{ID}"),
        choice("z", "slipping", archive, codes=ID),
    ),
    Start(L("weekly-new-habit"), id="new", state=NewHabit.title, when="empty"),
    *steps.walk(WeeklyReview.habits),
    state=WeeklyReview.habits,
    getter=[steps.head, habits],
)
