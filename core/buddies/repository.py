"""Writing invitations, bonds and cheers; every look-up names who asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.buddies.models import BondRow, CheerRow, InvitationRow
from core.kit.errors import NotFound


@dataclass(slots=True, frozen=True)
class BuddyRepository:
    session: AsyncSession

    async def add(self, row: InvitationRow | BondRow | CheerRow) -> None:
        self.session.add(row)
        await self.session.flush()

    async def invitation(self, invitation_id: UUID, owner_id: UUID) -> InvitationRow | None:
        """The owner's invitation, locked, or None. Raises NotFound if it is somebody else's."""
        row = await self.session.get(InvitationRow, invitation_id, with_for_update=True)
        if row is not None and row.owner_id != owner_id:
            raise NotFound("invitation")
        return row

    async def by_secret(self, token_hash: bytes) -> InvitationRow | None:
        """The invitation behind a link, locked."""
        asked = select(InvitationRow).where(InvitationRow.token_hash == token_hash)
        return (await self.session.execute(asked.with_for_update())).scalar_one_or_none()

    async def open_to(self, habit_id: UUID, invitee_id: UUID) -> InvitationRow | None:
        """The invitation to the habit that is for this person alone and unanswered."""
        asked = select(InvitationRow).where(
            InvitationRow.habit_id == habit_id,
            InvitationRow.invitee_id == invitee_id,
            InvitationRow.closed_at.is_(None),
        )
        return (await self.session.scalars(asked.limit(1))).one_or_none()

    async def forget_over(self, habit_id: UUID, now: datetime) -> None:
        """Drop the habit's invitations by which nobody can come any more."""
        over = or_(InvitationRow.closed_at.is_not(None), InvitationRow.expires_at <= now)
        await self.session.execute(
            delete(InvitationRow).where(InvitationRow.habit_id == habit_id, over)
        )

    async def crowd(self, habit_id: UUID) -> tuple[int, int]:
        """How many see the habit, and how many invitations it has."""
        seeing = select(func.count()).where(
            BondRow.habit_id == habit_id, BondRow.ended_at.is_(None)
        )
        asked = select(func.count()).where(InvitationRow.habit_id == habit_id)
        row = await self.session.execute(select(seeing.scalar_subquery(), asked.scalar_subquery()))
        found = row.one()
        return int(found[0]), int(found[1])

    async def active(self, habit_id: UUID, buddy_id: UUID) -> BondRow | None:
        """The bond that holds, locked."""
        asked = select(BondRow).where(
            BondRow.habit_id == habit_id, BondRow.buddy_id == buddy_id, BondRow.ended_at.is_(None)
        )
        return (await self.session.execute(asked.with_for_update())).scalar_one_or_none()

    async def all_active(self, habit_id: UUID, owner_id: UUID) -> Sequence[BondRow]:
        """Everybody who sees the owner's habit."""
        asked = select(BondRow).where(
            BondRow.habit_id == habit_id, BondRow.owner_id == owner_id, BondRow.ended_at.is_(None)
        )
        return (await self.session.scalars(asked.order_by(BondRow.began_at))).all()

    async def parted(self, habit_id: UUID, buddy_id: UUID) -> datetime | None:
        """When the two last parted about this habit."""
        asked = select(func.max(BondRow.ended_at)).where(
            BondRow.habit_id == habit_id, BondRow.buddy_id == buddy_id
        )
        found: datetime | None = await self.session.scalar(asked)
        return found

    async def bond_of(self, bond_id: UUID, person_id: UUID) -> BondRow:
        """The bond, locked, of which the person is one side. Raises NotFound."""
        row = await self.session.get(BondRow, bond_id, with_for_update=True)
        if row is None or person_id not in (row.owner_id, row.buddy_id):
            raise NotFound("buddy")
        return row

    async def cheer(self, bond_id: UUID, day: date) -> CheerRow | None:
        return await self.session.get(CheerRow, (bond_id, day))

    async def count_cheers(self, buddy_id: UUID, day: date) -> int:
        """How many cheers the person has sent on `day`."""
        asked = select(func.count()).where(CheerRow.buddy_id == buddy_id, CheerRow.day == day)
        return await self.session.scalar(asked) or 0
