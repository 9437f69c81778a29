"""What buddies are told of each other: a tick once, a cheer once a day, nothing after the end."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from dishka import AsyncContainer

from core.buddies import contracts as c
from core.buddies.queries import BuddyQueries
from core.buddies.rules import INVITATION_LIFETIME, MAX_BUDDIES, MAX_CHEERS_PER_DAY, hash_token
from core.habits.contracts.commands import CheckInHabit, UndoCheckIn
from core.kit.errors import DomainError
from core.kit.messages import Command
from tests.factories.buddies import bonded, invited
from tests.factories.people import a_person
from tests.factories.things import TODAY, a_habit
from tests.support.clocks import StillClock
from tests.support.desk import Desk


@pytest.fixture
async def owner(desk: Desk) -> UUID:
    return await a_person(desk)


@pytest.fixture
async def habit(desk: Desk, owner: UUID) -> UUID:
    return (await desk.do(a_habit(owner))).id


def cheer(buddy: UUID, bond: c.BuddyLink, which: c.Cheer = "strong") -> c.CheerBuddy:
    return c.CheerBuddy(user_id=buddy, bond_id=bond.id, cheer=which)


async def test_all_who_see_it_hear_of_a_tick_and_nobody_else(
    desk: Desk, owner: UUID, habit: UUID
) -> None:
    friends = [await a_person(desk) for _ in range(3)]
    bonds = [await bonded(desk, owner, habit, friend) for friend in friends]
    await desk.do(c.StopBuddy(user_id=friends[2], bond_id=bonds[2].id))
    tell = c.TellBuddies(user_id=owner, habit_id=habit, day=TODAY)
    assert (await desk.do(tell)).buddies == 0, "not ticked"
    await desk.do(CheckInHabit(user_id=owner, habit_id=habit))
    for _ in range(2):
        assert (await desk.do(tell)).buddies == 2
    told = [note for note in await desk.notes("buddy") if note.data["what"] == "ticked"]
    assert {note.user_id for note in told} == set(friends[:2])
    assert len({note.key for note in told}) == 2, "one key is sent once, however often it is told"


async def test_yesterday_and_what_was_taken_back_are_not_told(
    desk: Desk, owner: UUID, habit: UUID
) -> None:
    await bonded(desk, owner, habit, await a_person(desk))
    yesterday = TODAY - timedelta(days=1)
    await desk.do(CheckInHabit(user_id=owner, habit_id=habit, day=yesterday))
    late = c.TellBuddies(user_id=owner, habit_id=habit, day=yesterday)
    assert (await desk.do(late)).buddies == 0
    await desk.do(CheckInHabit(user_id=owner, habit_id=habit))
    await desk.do(UndoCheckIn(user_id=owner, habit_id=habit))
    assert (await desk.do(c.TellBuddies(user_id=owner, habit_id=habit, day=TODAY))).buddies == 0


async def test_a_cheer_a_habit_and_day(
    desk: Desk, clock: StillClock, owner: UUID, habit: UUID
) -> None:
    buddy = await a_person(desk)
    bond = await bonded(desk, owner, habit, buddy)
    first, again = await desk.do(cheer(buddy, bond)), await desk.do(cheer(buddy, bond))
    assert first == again
    with pytest.raises(DomainError, match="cheered-already"):
        await desk.do(cheer(buddy, bond, "fire"))
    with pytest.raises(DomainError, match="not-found"):
        await desk.do(cheer(owner, bond))
    clock.shift(hours=10)  # 1 in the night in Moscow: another day
    await desk.do(cheer(buddy, bond, "fire"))
    sent = [note for note in await desk.notes("buddy") if note.data["what"] == "cheered"]
    assert [(note.user_id, note.data["cheer"]) for note in sent] == [
        (owner, "strong"),
        (owner, "fire"),
    ]
    assert len({note.key for note in sent}) == 2
    await desk.do(c.StopBuddy(user_id=owner, bond_id=bond.id))
    clock.shift(days=1)
    with pytest.raises(DomainError, match="not-found"):
        await desk.do(cheer(buddy, bond))


async def test_nobody_floods_the_others(desk: Desk, owner: UUID) -> None:
    buddy = await a_person(desk)
    habits = [(await desk.do(a_habit(owner))).id for _ in range(MAX_CHEERS_PER_DAY + 1)]
    bonds = [await bonded(desk, owner, one, buddy) for one in habits]
    for bond in bonds[:-1]:
        await desk.do(cheer(buddy, bond))
    with pytest.raises(DomainError, match="too-many-cheers"):
        await desk.do(cheer(buddy, bonds[-1]))


async def test_an_invitation_is_for_one_and_for_a_week(
    desk: Desk, clock: StillClock, owner: UUID, habit: UUID
) -> None:
    first, second = await a_person(desk), await a_person(desk)
    await invited(desk, owner, habit, "once")
    once = c.AcceptInvitation(user_id=first, token_hash=hash_token("once"))
    bond = await desk.do(once)
    assert await desk.do(once) == bond, "a second tap"
    for wrong in ("once", "never made"):
        with pytest.raises(DomainError, match="invitation-over"):
            await desk.do(c.AcceptInvitation(user_id=second, token_hash=hash_token(wrong)))
    await invited(desk, owner, habit, "late")
    clock.instant += INVITATION_LIFETIME
    with pytest.raises(DomainError, match="invitation-over"):
        await desk.do(c.AcceptInvitation(user_id=second, token_hash=hash_token("late")))
    await invited(desk, owner, habit, "own")
    with pytest.raises(DomainError, match="invitation-own"):
        await desk.do(c.AcceptInvitation(user_id=owner, token_hash=hash_token("own")))


async def test_a_habit_has_room_for_so_many(
    desk: Desk, clock: StillClock, owner: UUID, habit: UUID
) -> None:
    made = [await invited(desk, owner, habit, f"{n}") for n in range(MAX_BUDDIES)]
    with pytest.raises(DomainError, match="too-many-buddies"):
        await invited(desk, owner, habit, "one more")
    revoke = c.RevokeInvitation(user_id=owner, invitation_id=made[0].id)
    assert [(await desk.do(revoke)).open for _ in range(2)] == [False, False]
    await invited(desk, owner, habit, "one more")
    clock.instant += INVITATION_LIFETIME
    await invited(desk, owner, habit, "after the others' time")


async def test_one_is_shown_in_return_to_that_buddy_alone(
    desk: Desk, container: AsyncContainer, owner: UUID, habit: UUID
) -> None:
    buddy, stranger = await a_person(desk), await a_person(desk)
    bond = await bonded(desk, owner, habit, buddy)
    own = (await desk.do(a_habit(buddy))).id

    async def offer(number: int) -> c.Invitation:
        command = c.InviteBuddy(
            user_id=buddy,
            habit_id=own,
            invitation_id=UUID(int=number),
            token_hash=hash_token(f"back {number}"),
            through=bond.id,
        )
        return await desk.do(command)

    made = await offer(1)
    assert (await offer(2)).id == made.id, "one is open already"
    (note,) = [one for one in await desk.notes("buddy") if one.data["what"] == "invited"]
    assert (note.user_id, note.subject_id) == (owner, made.id)
    async with container() as scope:
        queries = await scope.get(BuddyQueries)
        assert (await queries.get_personal_offer(made.id, owner)).title == "Зарядка"
        for foreign in (stranger, buddy):
            assert (await queries.get_personal_offer(made.id, foreign)).standing == "over"
        assert (await queries.get_offer(hash_token("back 1"), stranger)).standing == "over"
        circle = await queries.get_circle(own, buddy)
    assert circle is not None
    assert [one.to for one in circle.invitations] == ["Аня"]
    with pytest.raises(DomainError, match="invitation-over"):
        await desk.do(c.AcceptInvitation(user_id=stranger, token_hash=hash_token("back 1")))
    await desk.do(c.AcceptInvitation(user_id=owner, token_hash=hash_token("back 1")))
    with pytest.raises(DomainError, match="buddy-already"):
        await offer(3)
    intruder = c.InviteBuddy(
        user_id=stranger,
        habit_id=(await desk.do(a_habit(stranger))).id,
        invitation_id=uuid4(),
        token_hash=hash_token("intruder"),
        through=bond.id,
    )
    with pytest.raises(DomainError, match="not-found"):
        await desk.do(intruder)


async def test_foreign_things_are_not_there(desk: Desk, owner: UUID, habit: UUID) -> None:
    stranger = await a_person(desk)
    with pytest.raises(DomainError, match="not-found"):
        await invited(desk, stranger, habit, "foreign")
    made = await invited(desk, owner, habit, "mine")
    bond = await bonded(desk, owner, habit, await a_person(desk))
    foreign: tuple[Command[Any], ...] = (
        c.RevokeInvitation(user_id=stranger, invitation_id=made.id),
        c.StopBuddy(user_id=stranger, bond_id=bond.id),
        c.StopBuddy(user_id=owner, bond_id=uuid4()),
    )
    for command in foreign:
        with pytest.raises(DomainError, match="not-found"):
            await desk.do(command)
