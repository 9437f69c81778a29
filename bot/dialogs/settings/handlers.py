"""What a tap in the settings does."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.settings.changes import change_setting
from bot.routes import Settings
from bot.ui.context import get_current_user
from core.users.contracts import ChangeZone, PictureTheme, SetPictures


async def toggle_picture_theme(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Dark ones become light, light ones dark; it can be taken back."""
    current_user = get_current_user(manager)
    other = (
        PictureTheme.LIGHT
        if current_user.profile.pictures is PictureTheme.DARK
        else PictureTheme.DARK
    )
    await change_setting(manager, SetPictures(user_id=current_user.id, pictures=other))


async def change_zone(manager: DialogManager, zone: str) -> None:
    """The person lives in `zone` now; it can be taken back."""
    await change_setting(manager, ChangeZone(user_id=get_current_user(manager).id, zone=zone))
    await manager.switch_to(Settings.main)
