"""What buddies hear arrives as each wishes, and not at all once the two have parted."""

from datetime import time
from uuid import UUID, uuid4

from core.buddies import contracts as c
from core.buddies.rules import hash_token
from core.delivery.contracts import Kind, Outcome
from core.habits.contracts.commands import CheckInHabit, UndoCheckIn
from core.habits.contracts.views import HabitCard
from core.kit.messages import Notification
from core.users.contracts import NotificationMode, Profile, SetNotice, SetQuietHours
from tests.integration.delivery.post import Post, captions


async def bonded(post: Post, owner: Profile, habit: HabitCard, buddy: Profile) -> c.BuddyLink:
    secret = hash_token(uuid4().hex)
    invite = c.InviteBuddy(
        user_id=owner.id, habit_id=habit.id, invitation_id=uuid4(), token_hash=secret
    )
    await post.do(invite)
    return await post.do(c.AcceptInvitation(user_id=buddy.id, token_hash=secret))


def ticked_note(post: Post, owner: Profile, to: Profile, bond: UUID) -> Notification:
    day = owner.get_day(post.clock.now()).isoformat()
    return post.note(to, Kind.BUDDY, bond, data={"what": "ticked", "day": day}, due_at=None)


async def outcome(post: Post, note: Notification) -> Outcome:
    """How the delivery of `note` ended."""
    assert await post.delivery().deliver_batch([note]) is None
    row = await post.ledger(note)
    assert row is not None
    return row.outcome


async def test_a_tick_is_told_with_cheers_in_the_buddys_language(
    post: Post,
) -> None:
    owner, buddy = await post.person("ru"), await post.person("en")
    habit = await post.habit(owner)
    bond = await bonded(post, owner, habit, buddy)
    note = ticked_note(post, owner, buddy, bond.id)
    await post.do(CheckInHabit(user_id=owner.id, habit_id=habit.id))
    assert await outcome(post, note) is Outcome.SENT
    (message,) = await post.arrived(buddy)
    assert message["text"] == "✅ Аня: Зарядка · 🔥 1 day in a row"
    assert captions(message) == ["💪", "👏", "🔥", "🌟"]


async def test_nothing_is_told_that_is_not_so_any_more(post: Post) -> None:
    owner, buddy = await post.person(), await post.person()
    habit = await post.habit(owner)
    bond = await bonded(post, owner, habit, buddy)
    await post.do(CheckInHabit(user_id=owner.id, habit_id=habit.id))
    taken_back = ticked_note(post, owner, buddy, bond.id)
    await post.do(UndoCheckIn(user_id=owner.id, habit_id=habit.id))
    assert await outcome(post, taken_back) is Outcome.SILENCED
    await post.do(CheckInHabit(user_id=owner.id, habit_id=habit.id))
    foreign = ticked_note(post, owner, await post.person(), bond.id)
    assert await outcome(post, foreign) is Outcome.SILENCED
    cheered = post.note(owner, Kind.BUDDY, bond.id, data={"what": "cheered", "cheer": "fire"})
    parted = ticked_note(post, owner, buddy, bond.id)
    await post.do(c.StopBuddy(user_id=owner.id, bond_id=bond.id))
    for note in (parted, cheered):
        assert await outcome(post, note) is Outcome.SILENCED
    assert await post.arrived(buddy) == await post.arrived(owner) == []


async def test_it_can_be_off_and_comes_silently_at_night(post: Post) -> None:
    owner, buddy = await post.person(), await post.person()
    bond = await bonded(post, owner, await post.habit(owner), buddy)

    def cheered() -> Notification:
        data = {"what": "cheered", "cheer": "strong"}
        return post.note(owner, Kind.BUDDY, bond.id, data=data, due_at=None)

    assert await outcome(post, cheered()) is Outcome.SENT
    hour = (post.clock.now().hour + 3) % 24  # in Moscow
    night = {"quiet_from": time((hour - 1) % 24), "quiet_to": time((hour + 2) % 24)}
    await post.do(SetQuietHours(user_id=owner.id, **night))
    assert await outcome(post, cheered()) is Outcome.SENT
    silent = [call["params"].get("disable_notification") for call in await post.sends()]
    assert [bool(one and one != "false") for one in silent] == [False, True]
    await post.do(SetNotice(user_id=owner.id, kind=Kind.BUDDY, mode=NotificationMode.OFF))
    assert await outcome(post, cheered()) is Outcome.SILENCED
    assert (await post.texts(owner))[0] == "💪 Так держать!\nАня · Зарядка"
