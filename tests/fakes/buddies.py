"""Buddies in memory: what the person of the chat shows, is shown and is offered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
from dishka import Provider

from core.buddies import contracts as c
from core.buddies.queries import BuddyQueries
from core.buddies.rules import INVITATION_LIFETIME
from core.kit.clock import Clock
from core.kit.errors import DomainError, NotFound
from tests.fakes.habits import FakeHabits


@dataclass(slots=True)
class FakeBuddies:
    """Stands for the worker (answers) and for BuddyQueries."""

    clock: Clock
    habits: FakeHabits
    shown: dict[UUID, c.SharedHabit] = field(default_factory=dict)
    seeing: dict[UUID, tuple[UUID, c.Buddy]] = field(default_factory=dict)
    invitations: dict[UUID, c.Invitation] = field(default_factory=dict)
    offers: dict[bytes, c.InvitationOffer] = field(default_factory=dict)
    refusal: DomainError | None = None

    def show(self, bond_id: UUID, title: str = "Бег", owner: str = "Оля", **more: Any) -> None:
        """Somebody shows their habit to the person."""
        fields: dict[str, Any] = {
            "today": self.habits.today(),
            "checked_today": False,
            "streak": 3,
            "week": ("off", "missed", "off", "done", "done", "done", "open"),
            "cheered": False,
        }
        self.shown[bond_id] = c.SharedHabit(
            bond_id=bond_id, title=title, owner=owner, **(fields | more)
        )

    def let_see(self, bond_id: UUID, habit_id: UUID, name: str = "Оля") -> None:
        """Somebody sees a habit of the person's."""
        since = self.clock.now() - timedelta(days=3)
        self.seeing[bond_id] = (habit_id, c.Buddy(bond_id=bond_id, name=name, since=since))

    def answers(self) -> dict[Any, Callable[[Any], Any]]:
        return {
            c.InviteBuddy: self._invite,
            c.RevokeInvitation: self._revoke,
            c.AcceptInvitation: self._accept,
            c.DeclineInvitation: self._decline,
            c.StopBuddy: self._stop,
            c.CheerBuddy: self._cheer,
        }

    def provide(self, provider: Provider) -> None:
        provider.provide(lambda: self, provides=BuddyQueries)

    async def list_shared_habits(self, viewer_id: UUID) -> tuple[c.SharedHabit, ...]:
        return tuple(self.shown.values())

    async def get_shared_by_link(self, bond_id: UUID, viewer_id: UUID) -> c.SharedHabit | None:
        return self.shown.get(bond_id)

    async def get_shared_habit(self, habit_id: UUID, viewer_id: UUID) -> c.SharedHabit | None:
        return self.shown.get(habit_id)

    async def get_offer(self, token_hash: bytes, holder_id: UUID) -> c.InvitationOffer:
        return self.offers.get(token_hash, c.InvitationOffer(standing="over"))

    async def get_personal_offer(self, invitation_id: UUID, invitee_id: UUID) -> c.InvitationOffer:
        return c.InvitationOffer(standing="over")

    async def get_circle(self, habit_id: UUID, owner_id: UUID) -> c.BuddyCircle | None:
        habit = self.habits.habits.get(habit_id)
        if habit is None:
            return None
        mine = tuple(one for one in self.invitations.values() if one.habit_id == habit_id)
        seeing = tuple(buddy for seen, buddy in self.seeing.values() if seen == habit_id)
        waiting = tuple(one for one in mine if one.open)
        return c.BuddyCircle(
            habit_id=habit_id, title=habit.title, buddies=seeing, invitations=waiting
        )

    async def list_sharings(self, owner_id: UUID) -> tuple[c.Sharing, ...]:
        seen = [habit_id for habit_id, _ in self.seeing.values()]
        return tuple(
            c.Sharing(habit_id=one, title=self.habits.habits[one].title, buddies=seen.count(one))
            for one in dict.fromkeys(seen)
        )

    async def get_buddy(self, bond_id: UUID, owner_id: UUID) -> tuple[c.Buddy, str] | None:
        if bond_id not in self.seeing:
            return None
        habit_id, buddy = self.seeing[bond_id]
        return buddy, self.habits.habits[habit_id].title

    def _invite(self, command: c.InviteBuddy) -> c.Invitation:
        self._refuse()
        now = self.clock.now()
        made = c.Invitation(
            id=command.invitation_id,
            habit_id=command.habit_id,
            created_at=now,
            expires_at=now + INVITATION_LIFETIME,
            open=True,
            to=self.shown[command.through].owner if command.through else None,
        )
        self.invitations[made.id] = made
        self.offers[command.token_hash] = c.InvitationOffer(standing="own")
        return made

    def _revoke(self, command: c.RevokeInvitation) -> c.Invitation:
        closed = msgspec.structs.replace(self.invitations[command.invitation_id], open=False)
        self.invitations[closed.id] = closed
        return closed

    def _accept(self, command: c.AcceptInvitation) -> c.BuddyLink:
        self._refuse()
        offer = self.offers.pop(command.token_hash, None)
        if offer is None or offer.standing != "open":
            raise DomainError("invitation-over")
        bond_id = UUID(int=99)
        self.show(bond_id, offer.title, offer.owner)
        return c.BuddyLink(id=bond_id, habit_id=bond_id, ended=False)

    def _decline(self, command: c.DeclineInvitation) -> c.InvitationOffer:
        if self.offers.pop(command.token_hash, None) is None:
            raise DomainError("invitation-over")
        return c.InvitationOffer(standing="over")

    def _stop(self, command: c.StopBuddy) -> c.BuddyLink:
        self.shown.pop(command.bond_id, None)
        self.seeing.pop(command.bond_id, None)
        return c.BuddyLink(id=command.bond_id, habit_id=command.bond_id, ended=True)

    def _cheer(self, command: c.CheerBuddy) -> c.CheerSent:
        self._refuse()
        if command.bond_id not in self.shown:
            raise NotFound("buddy")
        habit = msgspec.structs.replace(self.shown[command.bond_id], cheered=True)
        self.shown[command.bond_id] = habit
        return c.CheerSent(bond_id=habit.bond_id, cheer=command.cheer, day=habit.today)

    def _refuse(self) -> None:
        if self.refusal is not None:
            raise self.refusal
