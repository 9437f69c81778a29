"""Writing invitations, bonds and cheers; every look-up names who asks."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, func, or_, select

from core.buddies.models import BuddyLinkRow, CheerRow, InvitationRow
from core.kit.errors import NotFound
from core.kit.repositories import OwnedRepository


class BuddyRepository(OwnedRepository[InvitationRow]):
    """Invitations by their ids, and what comes of them."""

    model, name, owner_column = InvitationRow, "invitation", "owner_id"

    async def find_by_token(self, token_hash: bytes) -> InvitationRow | None:
        """The invitation behind a link, locked."""
        asked = select(InvitationRow).where(InvitationRow.token_hash == token_hash)
        return (await self.session.execute(asked.with_for_update())).scalar_one_or_none()

    async def find_open_invitation(self, habit_id: UUID, invitee_id: UUID) -> InvitationRow | None:
        """The invitation to the habit that is for this person alone and unanswered."""
        asked = select(InvitationRow).where(
            InvitationRow.habit_id == habit_id,
            InvitationRow.invitee_id == invitee_id,
            InvitationRow.closed_at.is_(None),
        )
        return (await self.session.scalars(asked.limit(1))).one_or_none()

    async def delete_closed_invitations(self, habit_id: UUID, now: datetime) -> None:
        """Drop the habit's invitations by which nobody can come any more."""
        over = or_(InvitationRow.closed_at.is_not(None), InvitationRow.expires_at <= now)
        await self.session.execute(
            delete(InvitationRow).where(InvitationRow.habit_id == habit_id, over)
        )

    async def count_members(self, habit_id: UUID) -> tuple[int, int]:
        """How many see the habit, and how many invitations it has."""
        seeing = select(func.count()).where(
            BuddyLinkRow.habit_id == habit_id, BuddyLinkRow.ended_at.is_(None)
        )
        asked = select(func.count()).where(InvitationRow.habit_id == habit_id)
        row = await self.session.execute(select(seeing.scalar_subquery(), asked.scalar_subquery()))
        found = row.one()
        return int(found[0]), int(found[1])

    async def find_active_link(self, habit_id: UUID, buddy_id: UUID) -> BuddyLinkRow | None:
        """The bond that holds, locked."""
        asked = select(BuddyLinkRow).where(
            BuddyLinkRow.habit_id == habit_id,
            BuddyLinkRow.buddy_id == buddy_id,
            BuddyLinkRow.ended_at.is_(None),
        )
        return (await self.session.execute(asked.with_for_update())).scalar_one_or_none()

    async def list_active_links(self, habit_id: UUID, owner_id: UUID) -> Sequence[BuddyLinkRow]:
        """Everybody who sees the owner's habit."""
        asked = select(BuddyLinkRow).where(
            BuddyLinkRow.habit_id == habit_id,
            BuddyLinkRow.owner_id == owner_id,
            BuddyLinkRow.ended_at.is_(None),
        )
        return (await self.session.scalars(asked.order_by(BuddyLinkRow.began_at))).all()

    async def get_link_end(self, habit_id: UUID, buddy_id: UUID) -> datetime | None:
        """When the two last parted about this habit."""
        asked = select(func.max(BuddyLinkRow.ended_at)).where(
            BuddyLinkRow.habit_id == habit_id, BuddyLinkRow.buddy_id == buddy_id
        )
        found: datetime | None = await self.session.scalar(asked)
        return found

    async def get_link(self, bond_id: UUID, person_id: UUID) -> BuddyLinkRow:
        """The bond, locked, of which the person is one side. Raises NotFound."""
        row = await self.session.get(BuddyLinkRow, bond_id, with_for_update=True)
        if row is None or person_id not in (row.owner_id, row.buddy_id):
            raise NotFound("buddy")
        return row

    async def find_cheer(self, bond_id: UUID, day: date) -> CheerRow | None:
        return await self.session.get(CheerRow, (bond_id, day))

    async def count_cheers(self, buddy_id: UUID, day: date) -> int:
        """How many cheers the person has sent on `day`."""
        asked = select(func.count()).where(CheerRow.buddy_id == buddy_id, CheerRow.day == day)
        return await self.session.scalar(asked) or 0
