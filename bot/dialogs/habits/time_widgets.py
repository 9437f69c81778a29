"""Choosing when to remind: full hours as buttons, and typing."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Group

from bot.dialogs.habits.draft_widgets import ValueHandler, create_parsed_inputs
from bot.ui.choosers import create_select
from bot.ui.item_codes import CLOCK, build_choice_pattern
from bot.ui.texts import I18nText
from core.habits.parse.values import parse_times_of_day

_HOUR_OPTIONS = range(7, 23)
TimesOfDay = tuple[time, ...]


def create_time_widgets(on_value: ValueHandler[TimesOfDay]) -> tuple[Any, ...]:
    """One full hour, «off», or one or more typed."""

    async def handle_pick(_: CallbackQuery, __: Any, manager: DialogManager, hour: str) -> None:
        await on_value(manager, (time(int(hour)),))

    async def handle_off(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
        await on_value(manager, ())

    hours = Group(
        create_select("hour", "hours", handle_pick, codes=build_choice_pattern(_HOUR_OPTIONS)),
        width=4,
    )
    silent = Button(I18nText("habit-no-reminder"), id="off", on_click=handle_off)
    return hours, silent, *create_parsed_inputs(parse_times_of_day, on_value)


def create_toggle_widgets(
    on_toggle: ValueHandler[str], on_value: ValueHandler[TimesOfDay]
) -> tuple[Any, ...]:
    """Hours that are added and taken away one by one; what is typed takes the place of all."""

    async def handle_toggle(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
        await on_toggle(manager, code)

    async def handle_off(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
        await on_value(manager, ())

    hours = Group(
        create_select("hour", "hour_toggles", handle_toggle, codes=f"[-+]{CLOCK}"), width=4
    )
    silent = Button(I18nText("habit-no-reminder"), id="off", on_click=handle_off)
    return hours, silent, *create_parsed_inputs(parse_times_of_day, on_value)


async def get_hours_data(**_: Any) -> dict[str, Any]:
    return {"hours": [(f"{hour:02}:00", str(hour)) for hour in _HOUR_OPTIONS]}


def build_hour_toggles(selected: Sequence[time]) -> list[tuple[str, str]]:
    """Full hours and what else is chosen; `+0900` adds, `-0900` takes away."""
    offered = sorted({*(time(hour) for hour in _HOUR_OPTIONS), *selected})
    return [
        (
            f"{'✅ ' if at in selected else ''}{at:%H:%M}",
            f"{'-' if at in selected else '+'}{at:%H%M}",
        )
        for at in offered
    ]


def apply_time_toggle(selected: Sequence[time], code: str) -> TimesOfDay:
    """`chosen` after the press: a second one changes nothing more."""
    at = time(int(code[1:3]), int(code[3:5]))
    added = {at} if code[0] == "+" else set()
    return tuple(sorted({one for one in selected if one != at} | added))
