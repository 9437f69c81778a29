"""What a tap does in the window of statistics."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from bot.codes import YEARS
from bot.context import today_of
from bot.dialogs.stats.getters import VIEW, shown
from bot.dialogs.stats.periods import KINDS, Period


def read_period(code: str) -> Period:
    """A period within reach. Raises ValueError."""
    period = Period.read(code)
    if period.first.year not in YEARS:
        raise ValueError(code)
    return period


async def go(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """To the period the button names: a second tap stays there."""
    manager.dialog_data[VIEW] = Period.read(code).code


async def zoom(_: CallbackQuery, __: Any, manager: DialogManager, kind: str) -> None:
    """The day, week or month of what is shown; of today where that is part of it."""
    period, today = shown(manager), today_of(manager)
    day = min(period.last, today) if period.first <= today else period.first
    manager.dialog_data[VIEW] = next(Period.of(one, day) for one in KINDS if one == kind).code
