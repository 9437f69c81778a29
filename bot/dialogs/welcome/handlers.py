"""What follows when the zone is known."""

from aiogram_dialog import DialogManager

from bot.commands import arrive
from bot.context import act_of, speaker_of
from core.users.contracts import ChangeZone


async def begin(manager: DialogManager, zone: str) -> None:
    """The person is set up: the menu, with nothing behind it, or what the link that brought them
    here names."""
    speaker = speaker_of(manager)
    speaker.profile = await act_of(manager)(ChangeZone(user_id=speaker.id, zone=zone))
    came_by = manager.start_data
    await arrive(manager, str(came_by.get("payload", "")) if isinstance(came_by, dict) else "")
