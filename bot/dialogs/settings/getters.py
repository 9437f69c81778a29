"""What the settings show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.context import now_of, speaker_of
from bot.dialogs.settings.languages import NAMES
from bot.dialogs.settings.quiet import told
from bot.dialogs.zones.names import place_name


async def settings(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Language, place and the person's clock."""
    speaker = speaker_of(dialog_manager)
    profile = speaker.profile
    return {
        "language": NAMES[profile.locale],
        "place": place_name(profile.zone, profile.locale),
        "quiet": told(speaker),
        "clock": f"{now_of(dialog_manager):%H:%M}",
    }
