"""Choosing when to remind: full hours as buttons, and typing."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Group

from bot.choices import choice
from bot.codes import CLOCK, one_of
from bot.dialogs.habits.choosers import Finish, words_input
from bot.dialogs.habits.inputs import clock_times
from bot.texts import L

_HOURS = range(7, 23)
Times = tuple[time, ...]


def time_widgets(finish: Finish[Times]) -> tuple[Any, ...]:
    """One full hour, «off», or one or more typed."""

    async def picked(_: CallbackQuery, __: Any, manager: DialogManager, hour: str) -> None:
        await finish(manager, (time(int(hour)),))

    async def off(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
        await finish(manager, ())

    hours = Group(choice("hour", "hours", picked, codes=one_of(_HOURS)), width=4)
    silent = Button(L("habit-no-reminder"), id="off", on_click=off)
    return hours, silent, *words_input(clock_times, finish)


def toggle_widgets(toggle: Finish[str], finish: Finish[Times]) -> tuple[Any, ...]:
    """Hours that are added and taken away one by one; what is typed takes the place of all."""

    async def tapped(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
        await toggle(manager, code)

    async def off(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
        await finish(manager, ())

    hours = Group(choice("hour", "hour_toggles", tapped, codes=f"[-+]{CLOCK}"), width=4)
    silent = Button(L("habit-no-reminder"), id="off", on_click=off)
    return hours, silent, *words_input(clock_times, finish)


async def hours(**_: Any) -> dict[str, Any]:
    return {"hours": [(f"{hour:02}:00", str(hour)) for hour in _HOURS]}


def hour_toggles(chosen: Sequence[time]) -> list[tuple[str, str]]:
    """Full hours and what else is chosen; `+0900` adds, `-0900` takes away."""
    offered = sorted({*(time(hour) for hour in _HOURS), *chosen})
    return [
        (f"{'✅ ' if at in chosen else ''}{at:%H:%M}", f"{'-' if at in chosen else '+'}{at:%H%M}")
        for at in offered
    ]


def toggled(chosen: Sequence[time], code: str) -> Times:
    """`chosen` after the press: a second one changes nothing more."""
    at = time(int(code[1:3]), int(code[3:5]))
    added = {at} if code[0] == "+" else set()
    return tuple(sorted({one for one in chosen if one != at} | added))
