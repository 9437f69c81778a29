"""What follows when the zone is known."""

from aiogram_dialog import DialogManager

from bot.ui.app_actions import get_app_actions
from bot.ui.context import get_command_executor, get_current_user
from core.users.contracts import ChangeZone


async def finish_onboarding(manager: DialogManager, zone: str) -> None:
    """The person is set up: the menu, with nothing behind it, or what the link that brought them
    here names."""
    current_user = get_current_user(manager)
    current_user.profile = await get_command_executor(manager)(
        ChangeZone(user_id=current_user.id, zone=zone)
    )
    came_by = manager.start_data
    await get_app_actions(manager).open_payload(
        manager, str(came_by.get("payload", "")) if isinstance(came_by, dict) else ""
    )
