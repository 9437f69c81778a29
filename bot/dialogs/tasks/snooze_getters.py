"""What the snooze windows show."""

from datetime import date
from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.tasks.card_getters import load_task
from bot.ui.context import get_current_user, get_local_now
from core.texts import format_day

SNOOZE_DAY_KEY = "snooze_day"


async def get_snooze_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Which task it is about."""
    return {"title": (await load_task(dialog_manager)).title}


async def get_snooze_time_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The day that was picked."""
    day = get_day(dialog_manager) or get_local_now(dialog_manager).date()
    named = format_day(
        get_current_user(dialog_manager).locale, day, get_local_now(dialog_manager).date()
    )
    return {"day": named}


def get_day(manager: DialogManager) -> date | None:
    kept = manager.dialog_data.get(SNOOZE_DAY_KEY)
    return date.fromisoformat(kept) if kept else None
