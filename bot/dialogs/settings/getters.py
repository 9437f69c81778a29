"""What the settings show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.context import now_of, speaker_of
from bot.dialogs.settings import quiet, working
from bot.dialogs.settings.languages import NAMES
from bot.dialogs.zones.names import place_name


async def settings(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Language, place and the person's clock, and the hours they have set."""
    speaker = speaker_of(dialog_manager)
    profile = speaker.profile
    return {
        "language": NAMES[profile.locale],
        "place": place_name(profile.zone, profile.locale),
        "begins": f"{profile.day_start:%H:%M}",
        "working": working.told(speaker),
        "quiet": quiet.told(speaker),
        "pictures": profile.pictures.value,
        "clock": f"{now_of(dialog_manager):%H:%M}",
    }
