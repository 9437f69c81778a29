"""Making a habit; saved once however often the last button is tapped."""

from datetime import time
from typing import Any
from uuid import UUID, uuid4

import msgspec
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, reader_of, speaker_of
from bot.dialogs.habits.inputs import Quantity
from bot.dialogs.habits.lines import counted, schedule, times
from bot.dialogs.habits.spoken import MINUTES, Spoken, spoken
from bot.dialogs.habits.states import Habits, NewHabit
from bot.packing import read_kept
from core.habits.contracts import EVERY_DAY, CreateHabit, OnWeekdays, Schedule

SMALL = 2.0  # minutes to begin with


async def start_draft(data: Any, manager: DialogManager) -> None:
    """The habit's id is made here: what is tapped twice is made once."""
    manager.dialog_data.update(habit_id=uuid4().hex, weekdays=EVERY_DAY)
    if isinstance(data, dict) and "title" in data:
        manager.dialog_data["title"] = data["title"]
    if isinstance(data, dict) and "said" in data:
        _keep(manager, understood(manager, data["said"]))


async def begin_with_idea(_: CallbackQuery, __: Any, manager: DialogManager, idea: str) -> None:
    """From the empty list straight to the days."""
    await manager.start(NewHabit.days, data={"title": _words_of(idea, manager)})


async def take_idea(_: CallbackQuery, __: Any, manager: DialogManager, idea: str) -> None:
    manager.dialog_data["title"] = _words_of(idea, manager)
    await _go_on(manager, NewHabit.days)


async def keep_title(manager: DialogManager, title: str) -> None:
    """A line that says more than a title is shown as it was understood."""
    said = understood(manager, title)
    if said.says_more and said.title:
        _keep(manager, said)
    else:
        manager.dialog_data["title"] = title
    await _go_on(manager, NewHabit.days)


async def keep_schedule(manager: DialogManager, chosen: Schedule) -> None:
    manager.dialog_data["schedule"] = msgspec.to_builtins(chosen)
    if isinstance(chosen, OnWeekdays):
        manager.dialog_data["weekdays"] = chosen.days
    await _go_on(manager, NewHabit.remind)


async def ask_amount(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["asked"] = button.widget_id
    await manager.switch_to(NewHabit.target)


async def only_tick(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.update(kind="yes_no", target=1.0, unit=None, goal=None)
    await _go_on(manager, NewHabit.days)


async def keep_amount(manager: DialogManager, amount: Quantity) -> None:
    kind = manager.dialog_data.get("asked", "at_least")
    manager.dialog_data.update(kind=kind, target=amount.target, unit=amount.unit, goal=None)
    await _go_on(manager, NewHabit.days)


async def keep_micro(manager: DialogManager, goal: int) -> None:
    """Two minutes now, `goal` in the end."""
    unit = MINUTES[speaker_of(manager).locale]
    manager.dialog_data.update(kind="at_least", target=SMALL, unit=unit, goal=float(goal))
    await _go_on(manager, NewHabit.days)


async def keep_times(manager: DialogManager, clocks: tuple[time, ...]) -> None:
    manager.dialog_data["times"] = [clock.isoformat() for clock in clocks]
    if manager.dialog_data.get("whole"):
        await manager.switch_to(NewHabit.check)
    else:
        await create(manager)


async def save(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await create(manager)


async def create(manager: DialogManager) -> None:
    """Save and show the card."""
    draft = manager.dialog_data
    command = CreateHabit(
        user_id=speaker_of(manager).id,
        habit_id=UUID(hex=draft["habit_id"]),
        title=draft["title"],
        kind=draft.get("kind", "yes_no"),
        unit=draft.get("unit"),
        target=float(draft.get("target", 1.0)),
        goal=draft.get("goal"),
        schedule=_schedule(manager),
        remind_times=_times(manager),
    )
    view = await act_of(manager)(command)
    await manager.start(Habits.card, data={"habit_id": view.id.hex}, mode=StartMode.RESET_STACK)


async def draft_view(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What is known of the habit so far."""
    draft, speaker = dialog_manager.dialog_data, speaker_of(dialog_manager)
    target, unit = float(draft.get("target", 1.0)), draft.get("unit")
    return {
        "title": draft.get("title", ""),
        "counted": counted(draft.get("kind", "yes_no"), target, unit, speaker),
        "goal": draft.get("goal") or 0,
        "schedule": schedule(_schedule(dialog_manager), speaker),
        "remind": times(_times(dialog_manager)),
    }


async def _go_on(manager: DialogManager, usual: State) -> None:
    """To the next question; of a line said at once back to what was understood."""
    await manager.switch_to(NewHabit.check if manager.dialog_data.get("whole") else usual)


def understood(manager: DialogManager, words: str) -> Spoken:
    speaker = speaker_of(manager)
    now = reader_of(manager).clock.now()
    return spoken(words, now=now, zone=speaker.profile.zone, lang=speaker.locale)


def _keep(manager: DialogManager, said: Spoken) -> None:
    draft = manager.dialog_data
    draft.update(title=said.title, kind=said.kind, whole=True)
    if said.quantity:
        draft.update(target=said.quantity.target, unit=said.quantity.unit)
    if said.schedule:
        draft["schedule"] = msgspec.to_builtins(said.schedule)
    draft["times"] = [clock.isoformat() for clock in said.times]


def _schedule(manager: DialogManager) -> Schedule:
    kept = manager.dialog_data.get("schedule")
    schedule: Schedule = read_kept(kept, Schedule) if kept else OnWeekdays()
    return schedule


def _times(manager: DialogManager) -> tuple[time, ...]:
    return tuple(time.fromisoformat(one) for one in manager.dialog_data.get("times", ()))


def _words_of(idea: str, manager: DialogManager) -> str:
    return speaker_of(manager).text(f"habit-idea-{idea}")
