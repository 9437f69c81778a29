"""What a tap in the settings does."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.context import speaker_of
from bot.dialogs.settings.changes import change
from bot.dialogs.settings.states import Settings
from core.users.contracts import ChangeZone, SetPictures, Shade


async def turn_pictures(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Dark ones become light, light ones dark; it can be taken back."""
    speaker = speaker_of(manager)
    other = Shade.LIGHT if speaker.profile.pictures is Shade.DARK else Shade.DARK
    await change(manager, SetPictures(user_id=speaker.id, pictures=other))


async def move(manager: DialogManager, zone: str) -> None:
    """The person lives in `zone` now; it can be taken back."""
    await change(manager, ChangeZone(user_id=speaker_of(manager).id, zone=zone))
    await manager.switch_to(Settings.main)
