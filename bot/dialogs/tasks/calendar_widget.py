"""A calendar in the person's own day and language."""

from datetime import date
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.kbd import Calendar, CalendarScope
from aiogram_dialog.widgets.kbd.calendar_kbd import (
    CALLBACK_PREFIX_MONTH,
    CALLBACK_PREFIX_YEAR,
    CalendarDaysView,
    CalendarMonthView,
    CalendarScopeView,
    CalendarYearsView,
    date_from_raw,
)
from aiogram_dialog.widgets.text import Text
from babel.dates import format_date

from bot.ui.callback_data import MalformedPayload
from bot.ui.context import get_current_user, get_local_today


class DateText(Text):
    """The date of a calendar's cell by a Babel pattern, between two signs."""

    def __init__(self, pattern: str, before: str = "", after: str = "") -> None:
        super().__init__()
        self.pattern, self.before, self.after = pattern, before, after

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        said = format_date(data["date"], self.pattern, locale=get_current_user(manager).locale)
        return f"{self.before}{said}{self.after}"


class CalendarCellText(DateText):
    """A day, a month or a year, in brackets where the person's today lies in it.

    The library marks what the machine's own clock calls today: it gets this text for both.
    """

    def __init__(self, pattern: str, parts: int) -> None:
        """`parts` of year, month and day decide what a cell holds."""
        super().__init__(pattern)
        self.parts = parts

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        said = await super()._render_text(data, manager)
        here = self._get_cell_parts(data["date"]) == self._get_cell_parts(get_local_today(manager))
        return f"[ {said} ]" if here else said

    def _get_cell_parts(self, day: date) -> tuple[int, ...]:
        return (day.year, day.month, day.day)[: self.parts]


class LocalCalendar(Calendar):
    """A calendar in the person's own day and language; opens at their today."""

    def _init_views(self) -> dict[CalendarScope, CalendarScopeView]:
        year, month, day = (
            CalendarCellText("y", 1),
            CalendarCellText("LLLL", 2),
            CalendarCellText("dd", 3),
        )
        return {
            CalendarScope.DAYS: CalendarDaysView(
                self._item_callback_data,
                date_text=day,
                today_text=day,
                weekday_text=DateText("EEEEEE"),
                header_text=DateText("LLLL y", "🗓 "),
                next_month_text=DateText("LLL", "", " »"),
                prev_month_text=DateText("LLL", "« "),
            ),
            CalendarScope.MONTHS: CalendarMonthView(
                self._item_callback_data, month_text=month, this_month_text=month
            ),
            CalendarScope.YEARS: CalendarYearsView(
                self._item_callback_data, year_text=year, this_year_text=year
            ),
        }

    async def _process_item_callback(
        self, callback: CallbackQuery, data: str, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        """Raises MalformedPayload for what is no day and leads to none."""
        if data in self._handlers or data.startswith((CALLBACK_PREFIX_MONTH, CALLBACK_PREFIX_YEAR)):
            return await self._turn(callback, data, dialog, manager)
        try:
            day = date_from_raw(int(data))
        except (ValueError, OverflowError):
            raise MalformedPayload(data) from None
        if not self.config.min_date <= day <= self.config.max_date:
            raise MalformedPayload(data)
        return await super()._process_item_callback(callback, data, dialog, manager)

    async def _turn(
        self, callback: CallbackQuery, data: str, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        """Another month or year, or their lists; none of them beyond the calendar's bounds."""
        self.set_offset(self.get_offset(manager), manager)
        try:
            turned = await super()._process_item_callback(callback, data, dialog, manager)
        except (ValueError, OverflowError):
            raise MalformedPayload(data) from None
        if not self.config.min_date <= self.get_offset(manager) <= self.config.max_date:
            self.set_offset(get_local_today(manager), manager)
            raise MalformedPayload(data)
        return turned

    def get_offset(self, manager: DialogManager) -> date:
        """The day whose month is shown."""
        return super().get_offset(manager) or get_local_today(manager)
