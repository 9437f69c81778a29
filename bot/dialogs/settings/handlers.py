"""What a tap in the settings does."""

from aiogram_dialog import DialogManager

from bot.context import speaker_of
from bot.dialogs.settings.changes import change
from bot.dialogs.settings.states import Settings
from core.users.contracts import ChangeZone


async def move(manager: DialogManager, zone: str) -> None:
    """The person lives in `zone` now; it can be taken back."""
    await change(manager, ChangeZone(user_id=speaker_of(manager).id, zone=zone))
    await manager.switch_to(Settings.main)
