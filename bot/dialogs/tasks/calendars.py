"""A calendar in the person's own zone and language."""

from typing import Any
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Calendar, CalendarScope, CalendarUserConfig
from aiogram_dialog.widgets.kbd.calendar_kbd import (
    CalendarDaysView,
    CalendarMonthView,
    CalendarScopeView,
    CalendarYearsView,
)
from aiogram_dialog.widgets.text import Text
from babel.dates import format_date

from bot.context import speaker_of


class DateText(Text):
    """The date of a calendar's cell by a Babel pattern, between two signs."""

    def __init__(self, pattern: str, before: str = "", after: str = "") -> None:
        super().__init__()
        self.pattern, self.before, self.after = pattern, before, after

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        said = format_date(data["date"], self.pattern, locale=speaker_of(manager).locale)
        return f"{self.before}{said}{self.after}"


class PersonsCalendar(Calendar):
    """A calendar in the person's own zone and language."""

    def _init_views(self) -> dict[CalendarScope, CalendarScopeView]:
        return {
            CalendarScope.DAYS: CalendarDaysView(
                self._item_callback_data,
                weekday_text=DateText("EEEEEE"),
                header_text=DateText("LLLL y", "🗓 "),
                next_month_text=DateText("LLL", "", " »"),
                prev_month_text=DateText("LLL", "« "),
            ),
            CalendarScope.MONTHS: CalendarMonthView(
                self._item_callback_data,
                month_text=DateText("LLLL"),
                this_month_text=DateText("LLLL", "[ ", " ]"),
            ),
            CalendarScope.YEARS: CalendarYearsView(self._item_callback_data),
        }

    async def _get_user_config(
        self, data: dict[str, Any], manager: DialogManager
    ) -> CalendarUserConfig:
        zone: Any = ZoneInfo(speaker_of(manager).profile.zone)  # annotated too narrowly there
        return CalendarUserConfig(timezone=zone)
