"""Timers that have come to their end, by themselves or in a bundle."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from dishka import AsyncContainer
from msgspec.structs import replace

from bot.ui.cards.bundles import BundleLine
from bot.ui.cards.callbacks import FocusCallback
from bot.ui.current_user import CurrentUser
from core.focus.contracts import FocusView
from core.focus.queries import FocusQueries
from core.reminders.contracts import BundledReminder


async def find_finished_session(
    scope: AsyncContainer, user_id: UUID, session_id: UUID, now: datetime
) -> FocusView | None:
    """The session as it ended, also while its end is still to be written; None when it is not over
    or the person has gone on to the next one."""
    queries = await scope.get(FocusQueries)
    view, going = await queries.get_session(session_id, user_id), await queries.get_active(user_id)
    if view is None or (going is not None and going.id != session_id):
        return None
    if view.ended_at is not None:
        return view
    return replace(view, ended_at=view.due_at, end="finished") if view.is_over(now) else None


async def load_bundle_lines(
    scope: AsyncContainer,
    current_user: CurrentUser,
    items: Sequence[BundledReminder],
    now: datetime,
) -> dict[UUID, BundleLine]:
    """Lines of a bundle for timers that are over."""
    found = {}
    for item in items:
        view = await find_finished_session(scope, current_user.id, item.subject_id, now)
        if view is not None and view.end == "finished":
            found[view.id] = BundleLine(
                item.due_at,
                _format_session(view, current_user),
                FocusCallback(action="w", session_id=view.id),
            )
    return found


def _format_session(view: FocusView, current_user: CurrentUser) -> str:
    if view.phase != "work":
        return current_user.translate("focus-over-break")
    return view.title or current_user.translate("focus-untitled")
