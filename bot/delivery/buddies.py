"""Wording what buddies hear of each other. Nothing is said without the consent that holds now."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from dishka import AsyncContainer

from bot.notices.buddy_cards import invited, joined, received, ticked
from bot.notices.cards import Face
from bot.speaker import Speaker
from core.buddies.contracts import CHEERS
from core.buddies.queries import BuddyQueries
from core.kit.messages import Notification
from core.reminders.policies import quiet_until


async def buddy_face(
    note: Notification, speaker: Speaker, scope: AsyncContainer, now: datetime
) -> Face | None:
    """A tick, a cheer, an invitation, somebody who joined; None once it is not so any
    more. In the person's quiet hours it arrives without a sound."""
    if note.subject_id is None:
        return None
    queries = await scope.get(BuddyQueries)
    if note.data.get("what") == "ticked":
        face = await _ticked(note, note.subject_id, speaker, queries)
    elif note.data.get("what") == "invited":
        offer = await queries.invited(note.subject_id, note.user_id)
        is_open = offer.standing == "open"
        face = invited(offer.title, offer.owner, note.subject_id, speaker) if is_open else None
    else:
        face = await _about_mine(note, note.subject_id, speaker, queries)
    return replace(face, silent=_quiet(speaker, now)) if face else None


async def _ticked(
    note: Notification, bond_id: UUID, speaker: Speaker, queries: BuddyQueries
) -> Face | None:
    habit = await queries.shared(bond_id, note.user_id)
    if habit is None or not habit.checked_today:
        return None
    return ticked(habit, speaker) if habit.today.isoformat() == note.data.get("day") else None


async def _about_mine(
    note: Notification, bond_id: UUID, speaker: Speaker, queries: BuddyQueries
) -> Face | None:
    """About a habit of one's own."""
    found = await queries.buddy(bond_id, note.user_id)
    if found is None:
        return None
    buddy, title = found
    if note.data.get("what") == "joined":
        return joined(buddy.name, title, speaker)
    cheer = next((one for one in CHEERS if one == note.data.get("cheer")), None)
    return received(buddy.name, title, cheer, speaker) if cheer else None


def _quiet(speaker: Speaker, now: datetime) -> bool:
    profile = speaker.profile
    return quiet_until(now, profile.zone, profile.quiet_from, profile.quiet_to) is not None
