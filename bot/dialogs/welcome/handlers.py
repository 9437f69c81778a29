"""What follows when the zone is known."""

from aiogram_dialog import DialogManager

from bot.commands import arrive


async def begin(manager: DialogManager) -> None:
    """The person is set up: the menu, with nothing behind it, or what the link that brought them
    here names."""
    came_by = manager.start_data
    await arrive(manager, str(came_by.get("payload", "")) if isinstance(came_by, dict) else "")
