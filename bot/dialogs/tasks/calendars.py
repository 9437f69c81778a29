"""A calendar in the person's own zone."""

from typing import Any
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Calendar, CalendarUserConfig

from bot.context import speaker_of


class PersonsCalendar(Calendar):
    """A calendar in the person's own zone."""

    async def _get_user_config(
        self, data: dict[str, Any], manager: DialogManager
    ) -> CalendarUserConfig:
        zone: Any = ZoneInfo(speaker_of(manager).profile.zone)  # annotated too narrowly there
        return CalendarUserConfig(timezone=zone)
