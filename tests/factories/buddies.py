"""Buddies of the tests: invitations with their secrets, and bonds that hold."""

from datetime import timedelta
from uuid import UUID, uuid4

from core.buddies.contracts import AcceptInvitation, BuddyLink, Invitation, InviteBuddy
from core.buddies.models import BuddyLinkRow, InvitationRow
from core.buddies.rules import hash_token
from tests.support.desk import Desk
from tests.support.user_data import UserData


async def invited(desk: Desk, owner: UUID, habit: UUID, secret: str) -> Invitation:
    """An open invitation that `secret` answers."""
    command = InviteBuddy(
        user_id=owner, habit_id=habit, invitation_id=uuid4(), token_hash=hash_token(secret)
    )
    return await desk.do(command)


async def bonded(desk: Desk, owner: UUID, habit: UUID, buddy: UUID) -> BuddyLink:
    """`buddy` sees the habit."""
    secret = uuid4().hex
    await invited(desk, owner, habit, secret)
    return await desk.do(AcceptInvitation(user_id=buddy, token_hash=hash_token(secret)))


async def show_habit(
    data: UserData, bond_id: UUID, title: str = "Бег", owner: str = "Оля", *, done: bool = False
) -> None:
    """A friend called `owner` shows the person a habit with a streak of three days, the last of
    which is today if it is `done`."""
    friend = await data.add_friend(bond_id.int, owner)
    habit_id = UUID(int=bond_id.int + 1000)
    await friend.add_habit(habit_id, title)
    last = data.clock.now().date() - timedelta(days=not done)
    await friend.add_days(habit_id, *(last - timedelta(days=back) for back in range(3)))
    await data.add(_build_link(data, bond_id, habit_id, owner_id=friend.user_id))


async def let_see(data: UserData, bond_id: UUID, habit_id: UUID, name: str = "Оля") -> None:
    """A friend sees a habit of the person's."""
    friend = await data.add_friend(bond_id.int, name)
    link = _build_link(data, bond_id, habit_id, owner_id=data.user_id)
    link.buddy_id = friend.user_id
    await data.add(link)


def _build_link(data: UserData, bond_id: UUID, habit_id: UUID, owner_id: UUID) -> BuddyLinkRow:
    began_at = data.clock.now() - timedelta(days=3)
    people = {"owner_id": owner_id, "buddy_id": data.user_id}
    return BuddyLinkRow(id=bond_id, habit_id=habit_id, began_at=began_at, **people)


def build_invitation(
    owner: UserData, invitation_id: UUID, habit_id: UUID, token_hash: bytes
) -> InvitationRow:
    """One that is open for a day."""
    now = owner.clock.now()
    return InvitationRow(
        id=invitation_id,
        habit_id=habit_id,
        owner_id=owner.user_id,
        token_hash=token_hash,
        created_at=now,
        expires_at=now + timedelta(days=1),
    )
