"""What a tap does in the window of statistics."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from bot.dialogs.stats.getters import PERIOD_KEY, get_period
from bot.ui.context import get_local_today
from bot.ui.item_codes import YEARS
from core.overviews.periods import Period, PeriodKind


def read_period(code: str) -> Period:
    """A period within reach. Raises ValueError."""
    period = Period.from_code(code)
    if period.first_day.year not in YEARS:
        raise ValueError(code)
    return period


async def switch_period(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """To the period the button names: a second tap stays there."""
    manager.dialog_data[PERIOD_KEY] = Period.from_code(code).code


async def switch_kind(_: CallbackQuery, __: Any, manager: DialogManager, kind: PeriodKind) -> None:
    """The day, week or month of what is shown; of today where that is part of it."""
    period = get_period(manager).change_kind(kind, get_local_today(manager))
    manager.dialog_data[PERIOD_KEY] = period.code
