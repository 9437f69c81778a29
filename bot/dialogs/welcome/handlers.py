"""What follows when the zone is known."""

from aiogram_dialog import DialogManager, StartMode

from bot.dialogs.menu.states import Menu


async def begin(manager: DialogManager) -> None:
    """The person is set up: the menu, with nothing behind it."""
    await manager.start(Menu.main, mode=StartMode.RESET_STACK)
