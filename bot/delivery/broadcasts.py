"""What a broadcast says now to one person: its words, nothing any more, or not yet."""

from collections.abc import Sequence

from dishka import AsyncContainer

from bot.delivery.postponement import SendPostponed
from bot.ui.cards.broadcasts import render_broadcast_message
from bot.ui.cards.tasks import RenderedMessage
from core.broadcasts.contracts import BroadcastState
from core.broadcasts.queries import BroadcastQueries
from core.delivery.contracts import Kind
from core.kit.messages import Notification

# Resuming hands over at once what waits: this is only for what that misses.
PAUSE_SECONDS = 30.0
_UNSENT_STATES = (BroadcastState.CANCELLED, BroadcastState.DRAFT)


async def render_broadcast(
    notification: Notification, locale: str, scope: AsyncContainer
) -> RenderedMessage | None:
    """None for one that was cancelled or is not known. Raises NotNow for one that pauses."""
    queries = await scope.get(BroadcastQueries)
    found = await queries.get_message(notification.subject_id) if notification.subject_id else None
    if found is None or found[0] in _UNSENT_STATES:
        return None
    state, letter = found
    if state is BroadcastState.PAUSED:
        raise SendPostponed(PAUSE_SECONDS)
    return render_broadcast_message(letter, locale)


async def get_broadcast_pauses(
    notifications: Sequence[Notification], scope: AsyncContainer
) -> dict[str, float]:
    """Seconds to stay away, by the keys of those notes whose broadcast pauses."""
    about = {
        note.subject_id for note in notifications if note.kind == Kind.BROADCAST and note.subject_id
    }
    if not about:
        return {}
    paused = await (await scope.get(BroadcastQueries)).find_paused(about)
    return {note.key: PAUSE_SECONDS for note in notifications if note.subject_id in paused}
