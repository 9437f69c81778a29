"""Buddies of the tests: invitations with their secrets, and bonds that hold."""

from uuid import UUID, uuid4

from core.buddies.contracts import AcceptInvitation, BuddyLink, Invitation, InviteBuddy
from core.buddies.rules import hash_token
from tests.support.desk import Desk


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
