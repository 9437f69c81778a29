"""What a broadcast says now to one person: its words, nothing any more, or not yet."""

from collections.abc import Sequence

from dishka import AsyncContainer

from bot.broadcasts.faces import letter_face
from bot.delivery.not_now import NotNow
from bot.notices.cards import Face
from core.broadcasts.contracts import State
from core.broadcasts.queries import BroadcastQueries
from core.kit.messages import Notification
from core.notifications.contracts import Kind

# Resuming hands over at once what waits: this is only for what that misses.
PAUSE_SECONDS = 30.0
_SILENT = (State.CANCELLED, State.DRAFT)


async def broadcast_face(note: Notification, locale: str, scope: AsyncContainer) -> Face | None:
    """None for one that was cancelled or is not known. Raises NotNow for one that pauses."""
    queries = await scope.get(BroadcastQueries)
    found = await queries.letter(note.subject_id) if note.subject_id else None
    if found is None or found[0] in _SILENT:
        return None
    state, letter = found
    if state is State.PAUSED:
        raise NotNow(PAUSE_SECONDS)
    return letter_face(letter, locale)


async def pauses(notes: Sequence[Notification], scope: AsyncContainer) -> dict[str, float]:
    """Seconds to stay away, by the keys of those notes whose broadcast pauses."""
    about = {note.subject_id for note in notes if note.kind == Kind.BROADCAST and note.subject_id}
    if not about:
        return {}
    paused = await (await scope.get(BroadcastQueries)).paused(about)
    return {note.key: PAUSE_SECONDS for note in notes if note.subject_id in paused}
