"""Rules of consent: what an invitation is worth, to whom, and how often one may cheer. Pure."""

from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from core.buddies.contracts import InvitationStatus
from core.kit.errors import DomainError

INVITATION_LIFETIME = timedelta(days=7)
MAX_BUDDIES = 10  # of one habit, those invited counted in
MAX_CHEERS_PER_DAY = 20  # of one person, to everybody


def hash_token(token: str) -> bytes:
    """What is kept of an invitation's secret; it is long and random, so that a quick hash does."""
    return sha256(token.encode()).digest()


def is_open(closed_at: datetime | None, expires_at: datetime, now: datetime) -> bool:
    """True while somebody may come by the invitation."""
    return closed_at is None and now < expires_at


def get_invitation_status(
    *,
    owner_id: UUID,
    holder_id: UUID,
    invitee_id: UUID | None,
    open_: bool,
    made: datetime,
    parted: datetime | None,
) -> InvitationStatus:
    """What an invitation made at `made` is to `holder_id`, who does not see the habit now.

    It is for `invitee_id` alone where that is given.

    `parted` is when they stopped seeing it, if they ever did: what was made before that does not
    bring them back.
    """
    if holder_id == owner_id:
        return "own"
    mine = invitee_id in (None, holder_id)
    fresh = parted is None or made > parted
    return "open" if open_ and mine and fresh else "over"


def check_capacity(buddies: int, invitations: int) -> None:
    """One more can be invited. Raises DomainError `too-many-buddies`."""
    if buddies + invitations >= MAX_BUDDIES:
        raise DomainError("too-many-buddies", limit=MAX_BUDDIES)


def check_cheers(sent_today: int) -> None:
    """One more cheer can be sent. Raises DomainError `too-many-cheers`."""
    if sent_today >= MAX_CHEERS_PER_DAY:
        raise DomainError("too-many-cheers")
