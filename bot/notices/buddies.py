"""What the buttons under a buddy's tick do."""

from aiogram import Bot
from aiogram.types import CallbackQuery

from bot.notices.buddy_cards import CheerPress, cheered, ticked
from bot.notices.cards import Face
from bot.notices.data import Malformed
from bot.notices.handlers import show
from bot.presses import let_go
from bot.speaker import Act, Reader, Speaker
from core.buddies.contracts import CheerBuddy
from core.buddies.queries import BuddyQueries


async def on_cheer(
    callback: CallbackQuery, bot: Bot, speaker: Speaker, act: Act, reader: Reader
) -> None:
    """Cheer, and say so in the same message. Refusals are answered by `bot.errors`."""
    try:
        press = CheerPress.unpack(callback.data or "")
    except Malformed:
        await let_go(callback, speaker.text("notice-malformed"))
        return
    sent = await act(CheerBuddy(user_id=speaker.id, bond_id=press.bond_id, cheer=press.cheer))
    async with reader(BuddyQueries) as queries:
        habit = await queries.shared(press.bond_id, speaker.id)
    face = ticked(habit, speaker) if habit else Face(speaker.rich("buddies-notice-thanks"))
    await show(callback, bot, cheered(face, sent.cheer, speaker))
    await let_go(callback)
