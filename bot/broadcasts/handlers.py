"""What the buttons of a progress message do. Refusals are answered by `bot.errors`."""

from uuid import UUID

from aiogram.types import CallbackQuery

from bot.broadcasts.data import Action, BroadcastPress, unpack
from bot.broadcasts.progress import ProgressBoard
from bot.presses import let_go
from bot.speaker import Act, Reader, Speaker
from core.broadcasts import contracts as c
from core.broadcasts.queries import BroadcastQueries
from core.kit.errors import NotFound

_COMMANDS: dict[
    Action, type[c.PauseBroadcast] | type[c.ResumeBroadcast] | type[c.CancelBroadcast]
] = {
    "pause": c.PauseBroadcast,
    "go": c.ResumeBroadcast,
    "stop": c.CancelBroadcast,
}


async def on_press(
    callback: CallbackQuery, speaker: Speaker, act: Act, reader: Reader, progress: ProgressBoard
) -> None:
    """Act, and show in the same message how the broadcast stands."""
    press = unpack(callback.data or "")
    card = await _acted(press, speaker, act, reader)
    message = callback.message
    if message is not None:
        chat_id, number, asking = message.chat.id, message.message_id, press.action == "ask"
        await progress.show(chat_id, number, card, speaker, asking=asking)
    await let_go(callback)


async def _acted(
    press: BroadcastPress, speaker: Speaker, act: Act, reader: Reader
) -> c.BroadcastCard:
    command = _COMMANDS.get(press.action)
    if command is not None:
        return await act(command(user_id=speaker.id, broadcast_id=press.broadcast_id))
    return await card_of(reader, press.broadcast_id)


async def card_of(reader: Reader, broadcast_id: UUID) -> c.BroadcastCard:
    """Raises NotFound."""
    async with reader(BroadcastQueries) as queries:
        card = await queries.card(broadcast_id)
    if card is None:
        raise NotFound("broadcast")
    return card
