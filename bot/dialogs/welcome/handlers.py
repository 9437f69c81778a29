"""What follows when the zone is known."""

from aiogram_dialog import DialogManager, StartMode

from bot.context import act_of, speaker_of
from bot.dialogs.menu.states import Menu
from core.users.contracts import ChangeZone


async def begin(manager: DialogManager, zone: str) -> None:
    """The person is set up: the menu, with nothing behind it."""
    speaker = speaker_of(manager)
    speaker.profile = await act_of(manager)(ChangeZone(user_id=speaker.id, zone=zone))
    await manager.start(Menu.main, mode=StartMode.RESET_STACK)
