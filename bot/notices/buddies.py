"""What the buttons under a buddy's tick do."""

from aiogram import Bot
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs.buddies.states import Buddies
from bot.links import Links
from bot.notices.buddy_cards import OFFER, CheerPress, cheered, ticked
from bot.notices.cards import Face
from bot.notices.handlers import show
from bot.packing import read_id
from bot.presses import let_go
from bot.speaker import Act, Reader, Speaker
from core.buddies.contracts import CheerBuddy
from core.buddies.queries import BuddyQueries
from core.buddies.rules import hash_of


async def on_cheer(
    callback: CallbackQuery, bot: Bot, speaker: Speaker, act: Act, reader: Reader
) -> None:
    """Cheer, and say so in the same message. Refusals are answered by `bot.errors`."""
    press = CheerPress.unpack(callback.data or "")
    sent = await act(CheerBuddy(user_id=speaker.id, bond_id=press.bond_id, cheer=press.cheer))
    async with reader(BuddyQueries) as queries:
        habit = await queries.shared(press.bond_id, speaker.id)
    face = ticked(habit, speaker) if habit else Face(speaker.rich("buddies-notice-thanks"))
    await show(callback, bot, cheered(face, sent.cheer, speaker))
    await let_go(callback)


async def on_offer(
    callback: CallbackQuery,
    dialog_manager: DialogManager,
    speaker: Speaker,
    reader: Reader,
    links: Links,
) -> None:
    """Open an invitation that is for this person alone: the button of any other one is forged."""
    invitation_id = read_id((callback.data or "").removeprefix(OFFER))
    async with reader(BuddyQueries) as queries:
        offer = await queries.invited(invitation_id, speaker.id)
    if offer.standing == "over":
        await let_go(callback, speaker.text("error-invitation-over"), alert=True)
        return
    token = hash_of(links.secret_of(invitation_id)).hex()
    await dialog_manager.start(
        Buddies.offer, {"token": token}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND
    )
    await let_go(callback)
