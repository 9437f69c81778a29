"""What a tap in the settings does."""

from aiogram_dialog import DialogManager

from bot.dialogs.settings.states import Settings


async def back_to_settings(manager: DialogManager) -> None:
    await manager.switch_to(Settings.main)
