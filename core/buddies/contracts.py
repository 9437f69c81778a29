"""Buddies: a habit's ticks shown to somebody, with the consent of both. Commands, events, views."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, ClassVar, Literal, Protocol
from uuid import UUID

import msgspec
from msgspec import Meta

from core.habits.contracts.views import HabitSummary, Mark
from core.kit.messages import Command, Event

Cheer = Literal["strong", "clap", "fire", "star"]
CHEERS: tuple[Cheer, ...] = ("strong", "clap", "fire", "star")
InvitationStatus = Literal["open", "own", "known", "over"]
TokenHash = Annotated[bytes, Meta(min_length=32, max_length=32)]


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """An invitation as the one who made it sees it; its secret is kept nowhere. `to` is whom it
    is for; None: whoever has the link."""

    id: UUID
    habit_id: UUID
    created_at: datetime
    expires_at: datetime
    open: bool
    to: str | None = None


class InvitationOffer(msgspec.Struct, frozen=True, kw_only=True):
    """An invitation as the one who holds its link sees it.

    `title` and `owner` are told while it is `open`. `own`: the holder made it; `known`: they see
    the habit already, through `bond_id`; `over`: used, revoked, expired or never made.
    """

    standing: InvitationStatus
    title: str = ""
    owner: str = ""
    bond_id: UUID | None = None


class BuddyLink(msgspec.Struct, frozen=True, kw_only=True):
    """The consent of two people about one habit."""

    id: UUID
    habit_id: UUID
    ended: bool


class Buddy(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who sees a habit of one's own."""

    bond_id: UUID
    name: str
    since: datetime


class BuddyCircle(msgspec.Struct, frozen=True, kw_only=True):
    """Who sees a habit of one's own, and who was invited."""

    habit_id: UUID
    title: str
    buddies: tuple[Buddy, ...] = ()
    invitations: tuple[Invitation, ...] = ()


class Sharing(msgspec.Struct, frozen=True, kw_only=True):
    """A habit of one's own in the list of those that others see."""

    habit_id: UUID
    title: str
    buddies: int


class SharedHabit(msgspec.Struct, frozen=True, kw_only=True):
    """All that a buddy sees of somebody's habit. `today` is the owner's own day, `week` their last
    seven with it at the end; `cheered`: this buddy has cheered on their own day."""

    bond_id: UUID
    title: str
    owner: str
    today: date
    checked_today: bool
    streak: int
    week: tuple[Mark, ...]
    cheered: bool


class CheerSent(msgspec.Struct, frozen=True, kw_only=True):
    bond_id: UUID
    cheer: Cheer
    day: date


class BuddiesNotified(msgspec.Struct, frozen=True):
    """How many buddies are told."""

    buddies: int


class InviteBuddy(Command[Invitation], frozen=True, kw_only=True):
    """Let whoever has the secret see a habit of one's own; `token_hash` is its SHA-256, so that
    the secret itself is on no wire and in no table. The same id again changes nothing.

    With `through`, a bond of the two, it is for the other one alone, who hears of it.

    Refused with `too-many-buddies`, `buddy-already`; a habit that rests is not found."""

    subject: ClassVar[str] = "buddies.invite"
    habit_id: UUID
    invitation_id: UUID
    token_hash: TokenHash
    through: UUID | None = None


class RevokeInvitation(Command[Invitation], frozen=True, kw_only=True):
    """Its link leads nowhere from now on; who came by it already stays."""

    subject: ClassVar[str] = "buddies.revoke"
    invitation_id: UUID


class AcceptInvitation(Command[BuddyLink], frozen=True, kw_only=True):
    """See the habit from now on; the invitation is used up.

    Refused with `invitation-over` and `invitation-own`."""

    subject: ClassVar[str] = "buddies.accept"
    token_hash: TokenHash


class DeclineInvitation(Command[InvitationOffer], frozen=True, kw_only=True):
    """Not this habit; the invitation is used up. Nobody is told."""

    subject: ClassVar[str] = "buddies.decline"
    token_hash: TokenHash


class StopBuddy(Command[BuddyLink], frozen=True, kw_only=True):
    """Either side ends it; only an invitation made after this begins it anew."""

    subject: ClassVar[str] = "buddies.stop"
    bond_id: UUID


class CheerBuddy(Command[CheerSent], frozen=True, kw_only=True):
    """Cheer the owner of a habit one sees, once a day; the same cheer again changes nothing.

    Refused with `cheered-already` and `too-many-cheers`."""

    subject: ClassVar[str] = "buddies.cheer"
    bond_id: UUID
    cheer: Cheer


class TellBuddies(Command[BuddiesNotified], frozen=True, kw_only=True):
    """The owner `user_id` has ticked `day`: those who see the habit hear of it once, if that is
    the owner's today and still stands."""

    subject: ClassVar[str] = "buddies.tell"
    habit_id: UUID
    day: date


class BuddyJoined(Event, frozen=True, kw_only=True):
    """`buddy_id` sees a habit of `user_id` from now on."""

    subject: ClassVar[str] = "buddies.joined"
    habit_id: UUID
    buddy_id: UUID


class BuddyLeft(Event, frozen=True, kw_only=True):
    """`buddy_id` sees the habit of `user_id` no more, whoever of the two wanted it so."""

    subject: ClassVar[str] = "buddies.left"
    habit_id: UUID
    buddy_id: UUID


class BuddyCheered(Event, frozen=True, kw_only=True):
    """`user_id` has cheered the owner of the habit."""

    subject: ClassVar[str] = "buddies.cheered"
    habit_id: UUID
    cheer: Cheer


class HabitReader(Protocol):
    """The port through which this domain reads habits."""

    async def get_summaries(
        self, requested: Mapping[tuple[UUID, UUID], date]
    ) -> dict[tuple[UUID, UUID], HabitSummary]:
        """Of the pairs (habit, owner) those that are, each asked with the owner's today;
        archived ones too."""
        ...
