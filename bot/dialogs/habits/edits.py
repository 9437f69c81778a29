"""Changing a habit: what a tap or a word does in the windows behind its card."""

from datetime import time
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.context import speaker_of
from bot.dialogs.habits.clocks import toggled
from bot.dialogs.habits.getters import chosen
from bot.dialogs.habits.handlers import change
from bot.dialogs.habits.inputs import Quantity
from bot.dialogs.habits.spoken import MINUTES
from bot.dialogs.habits.states import Habits
from bot.hints import hint
from core.habits.contracts import EVERY_DAY, MOST_TIMES, OnWeekdays, Schedule, TimesAWeek

SMALL = 2.0


async def rename(manager: DialogManager, title: str) -> None:
    await _to_card(manager, title=title)


async def ask_days(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    plan = (await chosen(manager)).schedule
    manager.dialog_data["weekdays"] = plan.days if isinstance(plan, OnWeekdays) else EVERY_DAY
    manager.dialog_data["rolling"] = isinstance(plan, TimesAWeek) and plan.rolling
    await manager.switch_to(Habits.days)


async def set_schedule(manager: DialogManager, plan: Schedule) -> None:
    await _to_card(manager, schedule=plan)


async def ask_amount(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["asked"] = button.widget_id
    await manager.switch_to(Habits.target)


async def only_tick(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _to_card(manager, kind="yes_no")


async def set_amount(manager: DialogManager, amount: Quantity) -> None:
    kind = manager.dialog_data.get("asked", "at_least")
    await _to_card(manager, kind=kind, target=amount.target, unit=amount.unit, goal=None)


async def set_micro(manager: DialogManager, goal: int) -> None:
    """Two minutes from today, `goal` in the end."""
    unit = MINUTES[speaker_of(manager).locale]
    await _to_card(manager, kind="at_least", target=SMALL, unit=unit, goal=float(goal))


async def set_times(manager: DialogManager, clocks: tuple[time, ...]) -> None:
    await _to_card(manager, remind_times=clocks)


async def toggle_time(manager: DialogManager, code: str) -> None:
    """The window stays: there may be several."""
    clocks = toggled((await chosen(manager)).remind_times, code)
    if len(clocks) > MOST_TIMES:
        hint(manager, "habit-times-too-many", limit=MOST_TIMES)
    else:
        await change(manager, remind_times=clocks)


async def _to_card(manager: DialogManager, **changes: Any) -> None:
    if await change(manager, **changes) is not None:
        await manager.switch_to(Habits.card)
