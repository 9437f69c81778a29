"""Timers that have come to their end, by themselves or in a bundle."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from dishka import AsyncContainer
from msgspec.structs import replace

from bot.notices.bundles import Line
from bot.notices.data import FocusPress
from bot.speaker import Speaker
from core.focus.contracts import FocusView
from core.focus.queries import FocusQueries
from core.reminders.contracts import Bundled


async def rung(
    scope: AsyncContainer, user_id: UUID, session_id: UUID, now: datetime
) -> FocusView | None:
    """The session as it ended, also while its end is still to be written; None when it is not over
    or the person has gone on to the next one."""
    queries = await scope.get(FocusQueries)
    view, going = await queries.one(session_id, user_id), await queries.active(user_id)
    if view is None or (going is not None and going.id != session_id):
        return None
    if view.ended_at is not None:
        return view
    return replace(view, ended_at=view.due_at, end="finished") if view.is_over(now) else None


async def lines(
    scope: AsyncContainer, speaker: Speaker, items: Sequence[Bundled], now: datetime
) -> dict[UUID, Line]:
    """Lines of a bundle for timers that are over."""
    found = {}
    for item in items:
        view = await rung(scope, speaker.id, item.subject_id, now)
        if view is not None and view.end == "finished":
            found[view.id] = Line(item.due_at, _words(view, speaker), FocusPress("w", view.id))
    return found


def _words(view: FocusView, speaker: Speaker) -> str:
    if view.phase != "work":
        return speaker.text("focus-over-break")
    return view.title or speaker.text("focus-untitled")
