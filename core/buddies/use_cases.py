"""What people can do about showing each other their habits; one class a command."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from core.buddies import contracts as c
from core.buddies.models import BuddyLinkRow, CheerRow, InvitationRow
from core.buddies.repository import BuddyRepository
from core.buddies.rules import (
    INVITATION_LIFETIME,
    check_capacity,
    check_cheers,
)
from core.buddies.visibility import VisibleHabitReader
from core.delivery.contracts import Kind
from core.kit.clock import Clock
from core.kit.errors import DomainError, NotFound
from core.kit.messages import Notification
from core.kit.outbox import Outbox
from core.users.contracts import UserDirectory


def build_notification(
    key: str, to: UUID, subject_id: UUID, what: str, **data: str
) -> Notification:
    """A notification; `what` is `joined`, `ticked` or `cheered`, about a bond, or `invited`, about
    an invitation."""
    about = {"what": what} | data
    return Notification(
        key=f"{Kind.BUDDY}:{key}", kind=Kind.BUDDY, user_id=to, subject_id=subject_id, data=about
    )


@dataclass(slots=True, frozen=True, kw_only=True)
class _BuddyUseCase:
    """What the use cases need."""

    buddies: BuddyRepository
    visible_habits: VisibleHabitReader
    users: UserDirectory
    outbox: Outbox
    clock: Clock


class InviteBuddy(_BuddyUseCase):
    async def __call__(self, command: c.InviteBuddy) -> c.Invitation:
        now = self.clock.now()
        known = await self.buddies.find(command.invitation_id, command.user_id)
        if known is not None:  # a second tap on the same button
            return known.build_view(now)
        if await self.visible_habits.find_visible(command.habit_id, command.user_id) is None:
            raise NotFound("habit")
        await self.buddies.delete_closed_invitations(command.habit_id, now)
        invitee_id = await self._get_partner(command) if command.through else None
        waiting = (
            await self.buddies.find_open_invitation(command.habit_id, invitee_id)
            if invitee_id
            else None
        )
        if waiting is not None:
            return waiting.build_view(now)
        check_capacity(*await self.buddies.count_members(command.habit_id))
        return (await self._create_invitation(command, invitee_id)).build_view(now)

    async def _get_partner(self, command: c.InviteBuddy) -> UUID:
        """The other one of a bond that holds. Raises NotFound, DomainError `buddy-already`."""
        assert command.through is not None
        bond = await self.buddies.get_link(command.through, command.user_id)
        if bond.ended_at is not None:
            raise NotFound("buddy")
        other = bond.owner_id if bond.buddy_id == command.user_id else bond.buddy_id
        if await self.buddies.find_active_link(command.habit_id, other) is not None:
            raise DomainError("buddy-already")
        return other

    async def _create_invitation(
        self, command: c.InviteBuddy, invitee_id: UUID | None
    ) -> InvitationRow:
        now = self.clock.now()
        row = InvitationRow(
            id=command.invitation_id,
            habit_id=command.habit_id,
            owner_id=command.user_id,
            invitee_id=invitee_id,
            token_hash=command.token_hash,
            created_at=now,
            expires_at=now + INVITATION_LIFETIME,
        )
        await self.buddies.insert(row)
        if invitee_id is not None:  # once a day, however often it is revoked and made again
            key = f"invited:{row.habit_id}:{invitee_id}:{now.date()}"
            self.outbox.add_notification(build_notification(key, invitee_id, row.id, "invited"))
        return row


class RevokeInvitation(_BuddyUseCase):
    async def __call__(self, command: c.RevokeInvitation) -> c.Invitation:
        row = await self.buddies.get(command.invitation_id, command.user_id)
        row.closed_at = row.closed_at or self.clock.now()
        return row.build_view(self.clock.now())


class _AnswerUseCase(_BuddyUseCase):
    """Looks at an invitation before anybody comes in or turns away."""

    async def get_open_invitation(
        self, row: InvitationRow | None, holder_id: UUID
    ) -> InvitationRow:
        """The invitation, if it is worth something to them. Raises DomainError `invitation-over`,
        `invitation-own`."""
        if row is None:
            raise DomainError("invitation-over")
        parted = await self.buddies.get_link_end(row.habit_id, holder_id)
        stands = row.get_status(holder_id, parted, self.clock.now())
        if stands != "open":
            raise DomainError(f"invitation-{stands}")
        return row


class AcceptInvitation(_AnswerUseCase):
    async def __call__(self, command: c.AcceptInvitation) -> c.BuddyLink:
        buddy_id = command.user_id
        await self.users.require_profile(buddy_id)
        found = await self.buddies.find_by_token(command.token_hash)
        known = await self.buddies.find_active_link(found.habit_id, buddy_id) if found else None
        if known is not None:  # they see it already; the invitation is left for somebody else
            return known.build_view()
        row = await self.get_open_invitation(found, buddy_id)
        if await self.visible_habits.find_visible(row.habit_id, row.owner_id) is None:
            raise DomainError("invitation-over")
        return (await self._create_link(row, buddy_id)).build_view()

    async def _create_link(self, row: InvitationRow, buddy_id: UUID) -> BuddyLinkRow:
        now = row.closed_at = self.clock.now()
        bond = BuddyLinkRow(
            id=uuid5(row.id, str(buddy_id)),
            habit_id=row.habit_id,
            owner_id=row.owner_id,
            buddy_id=buddy_id,
            began_at=now,
        )
        await self.buddies.insert(bond)
        self.outbox.add_notification(
            build_notification(f"joined:{bond.id}", bond.owner_id, bond.id, "joined")
        )
        joined = c.BuddyJoined(
            user_id=bond.owner_id, at=now, habit_id=bond.habit_id, buddy_id=buddy_id
        )
        self.outbox.add(joined)
        return bond


class DeclineInvitation(_AnswerUseCase):
    async def __call__(self, command: c.DeclineInvitation) -> c.InvitationOffer:
        found = await self.buddies.find_by_token(command.token_hash)
        row = await self.get_open_invitation(found, command.user_id)
        row.closed_at = self.clock.now()
        return c.InvitationOffer(standing="over")


class StopBuddy(_BuddyUseCase):
    async def __call__(self, command: c.StopBuddy) -> c.BuddyLink:
        bond = await self.buddies.get_link(command.bond_id, command.user_id)
        if bond.ended_at is None:
            bond.ended_at = self.clock.now()
            left = c.BuddyLeft(
                user_id=bond.owner_id,
                at=bond.ended_at,
                habit_id=bond.habit_id,
                buddy_id=bond.buddy_id,
            )
            self.outbox.add(left)
        return bond.build_view()


class CheerBuddy(_BuddyUseCase):
    async def __call__(self, command: c.CheerBuddy) -> c.CheerSent:
        bond = await self._get_visible_link(command)
        who, now = await self.users.require_profile(command.user_id), self.clock.now()
        day = who.get_day(now)
        known = await self.buddies.find_cheer(bond.id, day)
        if known is not None and known.cheer != command.cheer:
            raise DomainError("cheered-already")
        if known is None:
            check_cheers(await self.buddies.count_cheers(command.user_id, day))
            row = CheerRow(
                bond_id=bond.id, day=day, buddy_id=command.user_id, cheer=command.cheer, at=now
            )
            await self.buddies.insert(row)
            self._notify_owner(bond, row)
        return c.CheerSent(bond_id=bond.id, cheer=command.cheer, day=day)

    async def _get_visible_link(self, command: c.CheerBuddy) -> BuddyLinkRow:
        """The bond through which they see the habit. Raises NotFound, to its owner too."""
        bond = await self.buddies.get_link(command.bond_id, command.user_id)
        shown = bond.ended_at is None and bond.buddy_id == command.user_id
        if (
            not shown
            or await self.visible_habits.find_visible(bond.habit_id, bond.owner_id) is None
        ):
            raise NotFound("buddy")
        return bond

    def _notify_owner(self, bond: BuddyLinkRow, row: CheerRow) -> None:
        key = f"cheered:{bond.id}:{row.day}"
        self.outbox.add_notification(
            build_notification(key, bond.owner_id, bond.id, "cheered", cheer=row.cheer)
        )
        cheered = c.BuddyCheered(
            user_id=row.buddy_id, at=row.at, habit_id=bond.habit_id, cheer=row.cheer
        )
        self.outbox.add(cheered)


class TellBuddies(_BuddyUseCase):
    async def __call__(self, command: c.TellBuddies) -> c.BuddiesNotified:
        bonds = await self.buddies.list_active_links(command.habit_id, command.user_id)
        seen = (
            await self.visible_habits.find_visible(command.habit_id, command.user_id)
            if bonds
            else None
        )
        if seen is None or seen.summary.today != command.day or not seen.summary.checked_today:
            return c.BuddiesNotified(0)
        for bond in bonds:
            key = f"ticked:{bond.id}:{command.day}"
            self.outbox.add_notification(
                build_notification(
                    key, bond.buddy_id, bond.id, "ticked", day=command.day.isoformat()
                )
            )
        return c.BuddiesNotified(len(bonds))
