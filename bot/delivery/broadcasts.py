"""The text of a broadcast for one person at the time of the send, and its pauses."""

from collections.abc import Sequence

from dishka import AsyncContainer

from bot.delivery.render_context import RenderContext
from bot.ui.cards.broadcasts import render_broadcast_message
from bot.ui.cards.tasks import RenderedMessage
from core.broadcasts.contracts import BroadcastState
from core.broadcasts.queries import BroadcastQueries
from core.delivery.contracts import Kind
from core.kit.messages import Notification

# Resuming hands over at once what waits: this is only for what that misses.
PAUSE_SECONDS = 30.0
_UNSENT_STATES = (BroadcastState.CANCELLED, BroadcastState.DRAFT)


class SendPostponed(Exception):
    """Nothing is claimed or sent; the notification comes back in `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


async def render_broadcast(context: RenderContext) -> RenderedMessage | None:
    """None for one that is cancelled or not known. Raises SendPostponed for one that is paused."""
    queries, subject_id = await context.scope.get(BroadcastQueries), context.notification.subject_id
    found = await queries.get_message(subject_id) if subject_id else None
    if found is None or found[0] in _UNSENT_STATES:
        return None
    state, message = found
    if state is BroadcastState.PAUSED:
        raise SendPostponed(PAUSE_SECONDS)
    return render_broadcast_message(message, context.current_user.locale)


async def get_broadcast_pauses(
    notifications: Sequence[Notification], scope: AsyncContainer
) -> dict[str, float]:
    """Seconds to wait, by the key of each notification whose broadcast is paused."""
    about = {
        note.subject_id for note in notifications if note.kind == Kind.BROADCAST and note.subject_id
    }
    if not about:
        return {}
    paused = await (await scope.get(BroadcastQueries)).find_paused(about)
    return {note.key: PAUSE_SECONDS for note in notifications if note.subject_id in paused}
