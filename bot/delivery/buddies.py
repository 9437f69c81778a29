"""Wording what buddies hear of each other. Nothing is said without the consent that holds now."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from dishka import AsyncContainer

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
from core.reminders.policies import get_quiet_end


async def render_buddy_event(
    notification: Notification, current_user: CurrentUser, scope: AsyncContainer, now: datetime
) -> RenderedMessage | None:
    """A tick, a cheer, an invitation, somebody who joined; None once it is not so any
    more. In the person's quiet hours it arrives without a sound."""
    if notification.subject_id is None:
        return None
    queries = await scope.get(BuddyQueries)
    if notification.data.get("what") == "ticked":
        rendered = await _render_tick(notification, notification.subject_id, current_user, queries)
    elif notification.data.get("what") == "invited":
        offer = await queries.get_personal_offer(notification.subject_id, notification.user_id)
        is_open = offer.standing == "open"
        rendered = (
            render_invitation(offer.title, offer.owner, notification.subject_id, current_user)
            if is_open
            else None
        )
    else:
        rendered = await _render_own_habit_news(
            notification, notification.subject_id, current_user, queries
        )
    return replace(rendered, is_silent=_is_quiet_time(current_user, now)) if rendered else None


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
