"""What a tap or a text does in the draft windows."""

from datetime import time
from typing import Any
from uuid import UUID, uuid4

import msgspec
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.habits.draft_getters import get_idea_text, get_schedule, get_times
from bot.routes import Habits, NewHabit
from bot.ui.context import derive_id, get_command_executor, get_current_user, get_query_runner
from bot.ui.hints import show_good_news
from core.habits.contracts.commands import CreateHabit
from core.habits.contracts.plans import EVERY_DAY, OnWeekdays, Schedule
from core.habits.parse.habits import ParsedHabit, parse_habit
from core.habits.parse.values import Quantity
from core.habits.rules.steps import MICRO_START_MINUTES, MINUTE_UNITS

IDEA_TIME = time(9)  # when a habit made by one tap reminds


async def initialize_draft(data: Any, manager: DialogManager) -> None:
    """The habit's id is made here: what is tapped twice is made once."""
    manager.dialog_data.update(habit_id=uuid4().hex, weekdays=EVERY_DAY)
    if isinstance(data, dict) and "said" in data:
        _save_parsed(manager, parse_habit_text(manager, data["said"]))


async def create_from_idea(_: CallbackQuery, __: Any, manager: DialogManager, idea: str) -> None:
    """One tap makes the habit, every day with a reminder; its card leads to all changes."""
    command = CreateHabit(
        user_id=get_current_user(manager).id,
        habit_id=derive_id(manager),
        title=get_idea_text(idea, manager),
        schedule=OnWeekdays(),
        remind_times=(IDEA_TIME,),
    )
    view = await get_command_executor(manager)(command)
    show_good_news(manager, "habit-from-idea")
    await manager.start(Habits.card, data={"habit_id": view.id.hex}, mode=StartMode.RESET_STACK)


async def save_title(manager: DialogManager, title: str) -> None:
    """A line that says more than a title is shown as it was understood."""
    said = parse_habit_text(manager, title)
    if said.has_details and said.title:
        _save_parsed(manager, said)
    else:
        manager.dialog_data["title"] = title
    await _go_to_next_step(manager, NewHabit.days)


async def save_schedule(manager: DialogManager, schedule: Schedule) -> None:
    manager.dialog_data["schedule"] = msgspec.to_builtins(schedule)
    if isinstance(schedule, OnWeekdays):
        manager.dialog_data["weekdays"] = schedule.days
    await _go_to_next_step(manager, NewHabit.remind)


async def ask_amount(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["asked"] = button.widget_id
    await manager.switch_to(NewHabit.target)


async def choose_yes_no(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.update(kind="yes_no", target=1.0, unit=None, goal=None)
    await _go_to_next_step(manager, NewHabit.days)


async def save_amount(manager: DialogManager, amount: Quantity) -> None:
    kind = manager.dialog_data.get("asked", "at_least")
    manager.dialog_data.update(kind=kind, target=amount.target, unit=amount.unit, goal=None)
    await _go_to_next_step(manager, NewHabit.days)


async def save_micro_step(manager: DialogManager, goal: int) -> None:
    """Two minutes now, `goal` in the end."""
    unit = MINUTE_UNITS[get_current_user(manager).locale]
    manager.dialog_data.update(
        kind="at_least", target=MICRO_START_MINUTES, unit=unit, goal=float(goal)
    )
    await _go_to_next_step(manager, NewHabit.days)


async def save_times(manager: DialogManager, times: tuple[time, ...]) -> None:
    manager.dialog_data["times"] = [clock.isoformat() for clock in times]
    if manager.dialog_data.get("whole"):
        await manager.switch_to(NewHabit.check)
    else:
        await create_habit(manager)


async def save_habit(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await create_habit(manager)


async def create_habit(manager: DialogManager) -> None:
    """Save and show the card."""
    draft = manager.dialog_data
    command = CreateHabit(
        user_id=get_current_user(manager).id,
        habit_id=UUID(hex=draft["habit_id"]),
        title=draft["title"],
        kind=draft.get("kind", "yes_no"),
        unit=draft.get("unit"),
        target=float(draft.get("target", 1.0)),
        goal=draft.get("goal"),
        schedule=get_schedule(manager),
        remind_times=get_times(manager),
    )
    view = await get_command_executor(manager)(command)
    await manager.start(Habits.card, data={"habit_id": view.id.hex}, mode=StartMode.RESET_STACK)


async def _go_to_next_step(manager: DialogManager, next_state: State) -> None:
    """To the next question; of a line said at once back to what was understood."""
    await manager.switch_to(NewHabit.check if manager.dialog_data.get("whole") else next_state)


def parse_habit_text(manager: DialogManager, text: str) -> ParsedHabit:
    current_user = get_current_user(manager)
    now = get_query_runner(manager).clock.now()
    return parse_habit(text, now=now, zone=current_user.profile.zone, lang=current_user.locale)


def _save_parsed(manager: DialogManager, parsed: ParsedHabit) -> None:
    draft = manager.dialog_data
    draft.update(title=parsed.title, kind=parsed.kind, whole=True)
    if parsed.quantity:
        draft.update(target=parsed.quantity.target, unit=parsed.quantity.unit)
    if parsed.schedule:
        draft["schedule"] = msgspec.to_builtins(parsed.schedule)
    draft["times"] = [clock.isoformat() for clock in parsed.times]
