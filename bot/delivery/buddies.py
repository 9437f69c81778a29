"""Wording what buddies hear of each other. Nothing is said without the consent that holds now."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.delivery.render_context import RenderContext
from bot.ui.cards.buddies import (
    render_invitation,
    render_joined,
    render_received_cheer,
    render_tick,
)
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.buddies.contracts import CHEERS
from core.buddies.queries import BuddyQueries
from core.kit.messages import Notification
from core.reminders.rules import get_quiet_end


async def render_buddy_event(context: RenderContext) -> RenderedMessage | None:
    """A check-in, a cheer, an invitation, somebody who joined; None once it no longer holds.

    In the person's quiet hours it arrives without a sound.
    """
    note, current_user = context.notification, context.current_user
    if note.subject_id is None:
        return None
    queries = await context.scope.get(BuddyQueries)
    if note.data.get("what") == "ticked":
        rendered = await _render_tick(note, note.subject_id, current_user, queries)
    elif note.data.get("what") == "invited":
        offer = await queries.get_personal_offer(note.subject_id, note.user_id)
        if offer.standing != "open":
            return None
        rendered = render_invitation(offer.title, offer.owner, note.subject_id, current_user)
    else:
        rendered = await _render_own_habit_news(note, note.subject_id, current_user, queries)
    if rendered is None:
        return None
    return replace(rendered, is_silent=_is_quiet_time(current_user, context.now))


async def _render_tick(
    notification: Notification, bond_id: UUID, current_user: CurrentUser, queries: BuddyQueries
) -> RenderedMessage | None:
    habit = await queries.get_shared_by_link(bond_id, notification.user_id)
    if habit is None or not habit.checked_today:
        return None
    return (
        render_tick(habit, current_user)
        if habit.today.isoformat() == notification.data.get("day")
        else None
    )


async def _render_own_habit_news(
    notification: Notification, bond_id: UUID, current_user: CurrentUser, queries: BuddyQueries
) -> RenderedMessage | None:
    """About a habit of one's own."""
    found = await queries.get_buddy(bond_id, notification.user_id)
    if found is None:
        return None
    buddy, title = found
    if notification.data.get("what") == "joined":
        return render_joined(buddy.name, title, current_user)
    cheer = next((one for one in CHEERS if one == notification.data.get("cheer")), None)
    return render_received_cheer(buddy.name, title, cheer, current_user) if cheer else None


def _is_quiet_time(current_user: CurrentUser, now: datetime) -> bool:
    profile = current_user.profile
    return get_quiet_end(now, profile.zone, profile.quiet_from, profile.quiet_to) is not None
