"""Changing a habit: what a tap or a word does in the windows behind its card."""

from datetime import time
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.habits.getters import load_habit
from bot.dialogs.habits.handlers import edit_habit
from bot.dialogs.habits.time_widgets import apply_time_toggle
from bot.routes import Habits
from bot.ui.context import get_current_user
from bot.ui.hints import show_hint
from core.habits.contracts.plans import EVERY_DAY, MAX_TIMES, OnWeekdays, Schedule, TimesAWeek
from core.habits.parse.values import Quantity
from core.habits.rules.steps import MICRO_START_MINUTES, MINUTE_UNITS


async def rename_habit(manager: DialogManager, title: str) -> None:
    await _save_and_show_card(manager, title=title)


async def ask_days(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    plan = (await load_habit(manager)).schedule
    manager.dialog_data["weekdays"] = plan.days if isinstance(plan, OnWeekdays) else EVERY_DAY
    manager.dialog_data["rolling"] = isinstance(plan, TimesAWeek) and plan.rolling
    await manager.switch_to(Habits.days)


async def set_schedule(manager: DialogManager, schedule: Schedule) -> None:
    await _save_and_show_card(manager, schedule=schedule)


async def ask_amount(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["asked"] = button.widget_id
    await manager.switch_to(Habits.target)


async def choose_yes_no(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _save_and_show_card(manager, kind="yes_no")


async def set_amount(manager: DialogManager, amount: Quantity) -> None:
    kind = manager.dialog_data.get("asked", "at_least")
    await _save_and_show_card(manager, kind=kind, target=amount.target, unit=amount.unit, goal=None)


async def set_micro_step(manager: DialogManager, goal: int) -> None:
    """Two minutes from today, `goal` in the end."""
    unit = MINUTE_UNITS[get_current_user(manager).locale]
    await _save_and_show_card(
        manager, kind="at_least", target=MICRO_START_MINUTES, unit=unit, goal=float(goal)
    )


async def set_times(manager: DialogManager, times: tuple[time, ...]) -> None:
    await _save_and_show_card(manager, remind_times=times)


async def toggle_time(manager: DialogManager, code: str) -> None:
    """The window stays: there may be several."""
    clocks = apply_time_toggle((await load_habit(manager)).remind_times, code)
    if len(clocks) > MAX_TIMES:
        show_hint(manager, "habit-times-too-many", limit=MAX_TIMES)
    else:
        await edit_habit(manager, remind_times=clocks)


async def _save_and_show_card(manager: DialogManager, **changes: Any) -> None:
    if await edit_habit(manager, **changes) is not None:
        await manager.switch_to(Habits.card)
