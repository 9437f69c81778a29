"""What the settings show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.settings import quiet, working
from bot.ui.context import get_current_user, get_local_now
from bot.ui.languages import LANGUAGE_NAMES
from bot.ui.zones.names import get_place_name


async def get_settings_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Language, place and the person's clock, and the hours they have set."""
    current_user = get_current_user(dialog_manager)
    profile = current_user.profile
    return {
        "language": LANGUAGE_NAMES[profile.locale],
        "place": get_place_name(profile.zone, profile.locale),
        "begins": f"{profile.day_start:%H:%M}",
        "working": working.format_working_hours(current_user),
        "quiet": quiet.format_quiet_hours(current_user),
        "pictures": profile.pictures.value,
        "clock": f"{get_local_now(dialog_manager):%H:%M}",
    }
