"""Reading what people show each other. Another's habit is read here and nowhere else, and only
through a bond that holds or an invitation that is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.buddies import contracts as c
from core.buddies.models import BondRow, CheerRow, InvitationRow
from core.buddies.rules import standing
from core.buddies.sight import Seen, Sight
from core.kit.clock import Clock
from core.users.contracts import People

_HOLDS = BondRow.ended_at.is_(None)


@dataclass(slots=True, frozen=True)
class BuddyQueries:
    session: AsyncSession
    sight: Sight
    people: People
    clock: Clock

    async def offer(self, token_hash: bytes, holder_id: UUID) -> c.Offer:
        """What the link behind `token_hash` is to whoever holds it."""
        return await self._offer(InvitationRow.token_hash == token_hash, holder_id)

    async def invited(self, invitation_id: UUID, invitee_id: UUID) -> c.Offer:
        """What an invitation for this person alone is to them; any other one is over."""
        theirs = and_(InvitationRow.id == invitation_id, InvitationRow.invitee_id == invitee_id)
        return await self._offer(theirs, invitee_id)

    async def _offer(self, which: ColumnElement[bool], holder_id: UUID) -> c.Offer:
        row = (await self.session.scalars(select(InvitationRow).where(which))).one_or_none()
        if row is None:
            return c.Offer(standing="over")
        bonds = await self._bonds(row.habit_id, holder_id)
        holding = next((bond for bond in bonds if bond.ended_at is None), None)
        if holding is not None:
            return c.Offer(standing="known", bond_id=holding.id)
        stands = standing(
            owner_id=row.owner_id,
            holder_id=holder_id,
            invitee_id=row.invitee_id,
            open_=row.is_open(self.clock.now()),
            made=row.created_at,
            parted=max((bond.ended_at for bond in bonds if bond.ended_at), default=None),
        )
        seen = await self.sight.one(row.habit_id, row.owner_id) if stands == "open" else None
        if seen is None:
            return c.Offer(standing="over" if stands == "open" else stands)
        return c.Offer(standing="open", title=seen.line.title, owner=seen.owner.name)

    async def shared_with(self, viewer_id: UUID) -> tuple[c.SharedHabit, ...]:
        """Every habit that somebody shows to this person, the first shown first."""
        return await self._shown(viewer_id)

    async def shared(self, bond_id: UUID, viewer_id: UUID) -> c.SharedHabit | None:
        """The habit behind a bond, for the one it is shown to; None for everybody else."""
        return next(iter(await self._shown(viewer_id, BondRow.id == bond_id)), None)

    async def shared_habit(self, habit_id: UUID, viewer_id: UUID) -> c.SharedHabit | None:
        """The same by the habit."""
        return next(iter(await self._shown(viewer_id, BondRow.habit_id == habit_id)), None)

    async def circle(self, habit_id: UUID, owner_id: UUID) -> c.Circle | None:
        """Who sees the owner's habit; None when it is archived, gone or somebody else's."""
        seen = await self.sight.one(habit_id, owner_id)
        if seen is None:
            return None
        mine = and_(BondRow.habit_id == habit_id, BondRow.owner_id == owner_id, _HOLDS)
        rows = (await self.session.scalars(select(BondRow).where(mine))).all()
        return c.Circle(
            habit_id=habit_id,
            title=seen.line.title,
            buddies=await self._named(rows),
            invitations=await self._open(habit_id, owner_id),
        )

    async def sharings(self, owner_id: UUID) -> tuple[c.Sharing, ...]:
        """The person's own habits that somebody sees."""
        counted = (
            select(BondRow.habit_id, func.count())
            .where(BondRow.owner_id == owner_id, _HOLDS)
            .group_by(BondRow.habit_id)
            .order_by(func.min(BondRow.began_at))
        )
        counts = {row[0]: int(row[1]) for row in await self.session.execute(counted)}
        seen = await self.sight.of({(habit_id, owner_id) for habit_id in counts})
        return tuple(
            c.Sharing(habit_id=habit_id, title=seen[habit_id, owner_id].line.title, buddies=count)
            for habit_id, count in counts.items()
            if (habit_id, owner_id) in seen
        )

    async def buddy(self, bond_id: UUID, owner_id: UUID) -> tuple[c.Buddy, str] | None:
        """Who sees a habit of one's own through this bond, and its title."""
        mine = and_(BondRow.id == bond_id, BondRow.owner_id == owner_id, _HOLDS)
        row = (await self.session.scalars(select(BondRow).where(mine))).one_or_none()
        seen = await self.sight.one(row.habit_id, owner_id) if row else None
        if row is None or seen is None:
            return None
        return next(iter(await self._named([row]))), seen.line.title

    async def _shown(
        self, viewer_id: UUID, *where: ColumnElement[bool]
    ) -> tuple[c.SharedHabit, ...]:
        """The one place where consent is asked for: bonds that hold, of this very viewer."""
        viewer = await self.people.profile(viewer_id)
        if viewer is None:
            return ()
        today = viewer.day_of(self.clock.now())
        cheered = and_(CheerRow.bond_id == BondRow.id, CheerRow.day == today)
        asked = (
            select(BondRow, CheerRow.day)
            .outerjoin(CheerRow, cheered)
            .where(BondRow.buddy_id == viewer_id, _HOLDS, *where)
            .order_by(BondRow.began_at)
        )
        rows = (await self.session.execute(asked)).all()
        seen = await self.sight.of({(bond.habit_id, bond.owner_id) for bond, _ in rows})
        return tuple(
            _shared(bond, seen[bond.habit_id, bond.owner_id], cheered=day is not None)
            for bond, day in rows
            if (bond.habit_id, bond.owner_id) in seen
        )

    async def _bonds(self, habit_id: UUID, buddy_id: UUID) -> Sequence[BondRow]:
        between = and_(BondRow.habit_id == habit_id, BondRow.buddy_id == buddy_id)
        return (await self.session.scalars(select(BondRow).where(between))).all()

    async def _named(self, rows: Sequence[BondRow]) -> tuple[c.Buddy, ...]:
        people = await self.people.profiles({row.buddy_id for row in rows})
        known = [row for row in rows if row.buddy_id in people]
        return tuple(
            c.Buddy(bond_id=row.id, name=people[row.buddy_id].name, since=row.began_at)
            for row in sorted(known, key=lambda row: row.began_at)
        )

    async def _open(self, habit_id: UUID, owner_id: UUID) -> tuple[c.Invitation, ...]:
        now = self.clock.now()
        mine = and_(InvitationRow.habit_id == habit_id, InvitationRow.owner_id == owner_id)
        asked = select(InvitationRow).where(mine).order_by(InvitationRow.created_at)
        rows = [row for row in (await self.session.scalars(asked)).all() if row.is_open(now)]
        people = await self.people.profiles({row.invitee_id for row in rows if row.invitee_id})
        names = {one.id: one.name for one in people.values()}
        return tuple(
            row.view(now, names.get(row.invitee_id) if row.invitee_id else None) for row in rows
        )


def _shared(bond: BondRow, seen: Seen, *, cheered: bool) -> c.SharedHabit:
    line = seen.line
    return c.SharedHabit(
        bond_id=bond.id,
        title=line.title,
        owner=seen.owner.name,
        today=line.today,
        checked_today=line.checked_today,
        streak=line.streak,
        week=line.week,
        cheered=cheered,
    )
