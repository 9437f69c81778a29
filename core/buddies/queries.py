"""Reading what people show each other. Another's habit is read here and nowhere else, and only
through a bond that holds or an invitation that is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.buddies import contracts as c
from core.buddies.models import BuddyLinkRow, CheerRow, InvitationRow
from core.buddies.visibility import VisibleHabit, VisibleHabitReader
from core.kit.clock import Clock
from core.users.contracts import UserDirectory

_IS_ACTIVE = BuddyLinkRow.ended_at.is_(None)


@dataclass(slots=True, frozen=True)
class BuddyQueries:
    session: AsyncSession
    visible_habits: VisibleHabitReader
    users: UserDirectory
    clock: Clock

    async def get_offer(self, token_hash: bytes, holder_id: UUID) -> c.InvitationOffer:
        """What the link behind `token_hash` is to whoever holds it."""
        return await self._find_offer(InvitationRow.token_hash == token_hash, holder_id)

    async def get_personal_offer(self, invitation_id: UUID, invitee_id: UUID) -> c.InvitationOffer:
        """What an invitation for this person alone is to them; any other one is over."""
        theirs = and_(InvitationRow.id == invitation_id, InvitationRow.invitee_id == invitee_id)
        return await self._find_offer(theirs, invitee_id)

    async def _find_offer(self, which: ColumnElement[bool], holder_id: UUID) -> c.InvitationOffer:
        row = (await self.session.scalars(select(InvitationRow).where(which))).one_or_none()
        if row is None:
            return c.InvitationOffer(standing="over")
        bonds = await self._list_links(row.habit_id, holder_id)
        holding = next((bond for bond in bonds if bond.ended_at is None), None)
        if holding is not None:
            return c.InvitationOffer(standing="known", bond_id=holding.id)
        parted = max((bond.ended_at for bond in bonds if bond.ended_at), default=None)
        stands = row.get_status(holder_id, parted, self.clock.now())
        seen = (
            await self.visible_habits.find_visible(row.habit_id, row.owner_id)
            if stands == "open"
            else None
        )
        if seen is None:
            return c.InvitationOffer(standing="over" if stands == "open" else stands)
        return c.InvitationOffer(standing="open", title=seen.summary.title, owner=seen.owner.name)

    async def list_shared_habits(self, viewer_id: UUID) -> tuple[c.SharedHabit, ...]:
        """Every habit that somebody shows to this person, the first shown first."""
        return await self._list_visible(viewer_id)

    async def get_shared_by_link(self, bond_id: UUID, viewer_id: UUID) -> c.SharedHabit | None:
        """The habit behind a bond, for the one it is shown to; None for everybody else."""
        return next(iter(await self._list_visible(viewer_id, BuddyLinkRow.id == bond_id)), None)

    async def get_shared_habit(self, habit_id: UUID, viewer_id: UUID) -> c.SharedHabit | None:
        """The same by the habit."""
        return next(
            iter(await self._list_visible(viewer_id, BuddyLinkRow.habit_id == habit_id)), None
        )

    async def get_circle(self, habit_id: UUID, owner_id: UUID) -> c.BuddyCircle | None:
        """Who sees the owner's habit; None when it is archived, gone or somebody else's."""
        seen = await self.visible_habits.find_visible(habit_id, owner_id)
        if seen is None:
            return None
        mine = and_(
            BuddyLinkRow.habit_id == habit_id, BuddyLinkRow.owner_id == owner_id, _IS_ACTIVE
        )
        rows = (await self.session.scalars(select(BuddyLinkRow).where(mine))).all()
        return c.BuddyCircle(
            habit_id=habit_id,
            title=seen.summary.title,
            buddies=await self._build_buddies(rows),
            invitations=await self._list_open_invitations(habit_id, owner_id),
        )

    async def list_sharings(self, owner_id: UUID) -> tuple[c.Sharing, ...]:
        """The person's own habits that somebody sees."""
        counted = (
            select(BuddyLinkRow.habit_id, func.count())
            .where(BuddyLinkRow.owner_id == owner_id, _IS_ACTIVE)
            .group_by(BuddyLinkRow.habit_id)
            .order_by(func.min(BuddyLinkRow.began_at))
        )
        counts = {row[0]: int(row[1]) for row in await self.session.execute(counted)}
        seen = await self.visible_habits.get_visible({(habit_id, owner_id) for habit_id in counts})
        return tuple(
            c.Sharing(
                habit_id=habit_id, title=seen[habit_id, owner_id].summary.title, buddies=count
            )
            for habit_id, count in counts.items()
            if (habit_id, owner_id) in seen
        )

    async def get_buddy(self, bond_id: UUID, owner_id: UUID) -> tuple[c.Buddy, str] | None:
        """Who sees a habit of one's own through this bond, and its title."""
        mine = and_(BuddyLinkRow.id == bond_id, BuddyLinkRow.owner_id == owner_id, _IS_ACTIVE)
        row = (await self.session.scalars(select(BuddyLinkRow).where(mine))).one_or_none()
        seen = await self.visible_habits.find_visible(row.habit_id, owner_id) if row else None
        if row is None or seen is None:
            return None
        return next(iter(await self._build_buddies([row]))), seen.summary.title

    async def _list_visible(
        self, viewer_id: UUID, *where: ColumnElement[bool]
    ) -> tuple[c.SharedHabit, ...]:
        """The one place where consent is asked for: bonds that hold, of this very viewer."""
        viewer = await self.users.get_profile(viewer_id)
        if viewer is None:
            return ()
        today = viewer.get_day(self.clock.now())
        cheered = and_(CheerRow.bond_id == BuddyLinkRow.id, CheerRow.day == today)
        asked = (
            select(BuddyLinkRow, CheerRow.day)
            .outerjoin(CheerRow, cheered)
            .where(BuddyLinkRow.buddy_id == viewer_id, _IS_ACTIVE, *where)
            .order_by(BuddyLinkRow.began_at)
        )
        rows = (await self.session.execute(asked)).all()
        seen = await self.visible_habits.get_visible(
            {(bond.habit_id, bond.owner_id) for bond, _ in rows}
        )
        return tuple(
            _build_shared_habit(bond, seen[bond.habit_id, bond.owner_id], cheered=day is not None)
            for bond, day in rows
            if (bond.habit_id, bond.owner_id) in seen
        )

    async def _list_links(self, habit_id: UUID, buddy_id: UUID) -> Sequence[BuddyLinkRow]:
        between = and_(BuddyLinkRow.habit_id == habit_id, BuddyLinkRow.buddy_id == buddy_id)
        return (await self.session.scalars(select(BuddyLinkRow).where(between))).all()

    async def _build_buddies(self, rows: Sequence[BuddyLinkRow]) -> tuple[c.Buddy, ...]:
        people = await self.users.get_profiles({row.buddy_id for row in rows})
        known = [row for row in rows if row.buddy_id in people]
        return tuple(
            c.Buddy(bond_id=row.id, name=people[row.buddy_id].name, since=row.began_at)
            for row in sorted(known, key=lambda row: row.began_at)
        )

    async def _list_open_invitations(
        self, habit_id: UUID, owner_id: UUID
    ) -> tuple[c.Invitation, ...]:
        now = self.clock.now()
        mine = and_(InvitationRow.habit_id == habit_id, InvitationRow.owner_id == owner_id)
        asked = select(InvitationRow).where(mine).order_by(InvitationRow.created_at)
        rows = [row for row in (await self.session.scalars(asked)).all() if row.is_open(now)]
        people = await self.users.get_profiles({row.invitee_id for row in rows if row.invitee_id})
        names = {one.id: one.name for one in people.values()}
        return tuple(
            row.build_view(now, names.get(row.invitee_id) if row.invitee_id else None)
            for row in rows
        )


def _build_shared_habit(bond: BuddyLinkRow, seen: VisibleHabit, *, cheered: bool) -> c.SharedHabit:
    line = seen.summary
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
