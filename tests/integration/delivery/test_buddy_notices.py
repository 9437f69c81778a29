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
from tests.integration.delivery.delivery_harness import DeliveryHarness, captions


async def bonded(
    harness: DeliveryHarness, owner: Profile, habit: HabitCard, buddy: Profile
) -> c.BuddyLink:
    secret = hash_token(uuid4().hex)
    invite = c.InviteBuddy(
        user_id=owner.id, habit_id=habit.id, invitation_id=uuid4(), token_hash=secret
    )
    await harness.do(invite)
    return await harness.do(c.AcceptInvitation(user_id=buddy.id, token_hash=secret))


def ticked_note(harness: DeliveryHarness, owner: Profile, to: Profile, bond: UUID) -> Notification:
    day = owner.get_day(harness.clock.now()).isoformat()
    return harness.note(to, Kind.BUDDY, bond, data={"what": "ticked", "day": day}, due_at=None)


async def outcome(harness: DeliveryHarness, note: Notification) -> Outcome:
    """How the delivery of `note` ended."""
    assert await harness.delivery().deliver_batch([note]) is None
    row = await harness.ledger(note)
    assert row is not None
    return row.outcome


async def test_a_tick_is_told_with_cheers_in_the_buddys_language(
    harness: DeliveryHarness,
) -> None:
    owner, buddy = await harness.person("ru"), await harness.person("en")
    habit = await harness.habit(owner)
    bond = await bonded(harness, owner, habit, buddy)
    note = ticked_note(harness, owner, buddy, bond.id)
    await harness.do(CheckInHabit(user_id=owner.id, habit_id=habit.id))
    assert await outcome(harness, note) is Outcome.SENT
    (message,) = await harness.arrived(buddy)
    assert message["text"] == "✅ Аня: Зарядка · 🔥 1 day in a row"
    assert captions(message) == ["💪", "👏", "🔥", "🌟"]


async def test_nothing_is_told_that_is_not_so_any_more(harness: DeliveryHarness) -> None:
    owner, buddy = await harness.person(), await harness.person()
    habit = await harness.habit(owner)
    bond = await bonded(harness, owner, habit, buddy)
    await harness.do(CheckInHabit(user_id=owner.id, habit_id=habit.id))
    taken_back = ticked_note(harness, owner, buddy, bond.id)
    await harness.do(UndoCheckIn(user_id=owner.id, habit_id=habit.id))
    assert await outcome(harness, taken_back) is Outcome.SILENCED
    await harness.do(CheckInHabit(user_id=owner.id, habit_id=habit.id))
    foreign = ticked_note(harness, owner, await harness.person(), bond.id)
    assert await outcome(harness, foreign) is Outcome.SILENCED
    cheered = harness.note(owner, Kind.BUDDY, bond.id, data={"what": "cheered", "cheer": "fire"})
    parted = ticked_note(harness, owner, buddy, bond.id)
    await harness.do(c.StopBuddy(user_id=owner.id, bond_id=bond.id))
    for note in (parted, cheered):
        assert await outcome(harness, note) is Outcome.SILENCED
    assert await harness.arrived(buddy) == await harness.arrived(owner) == []


async def test_it_can_be_off_and_comes_silently_at_night(harness: DeliveryHarness) -> None:
    owner, buddy = await harness.person(), await harness.person()
    bond = await bonded(harness, owner, await harness.habit(owner), buddy)

    def cheered() -> Notification:
        data = {"what": "cheered", "cheer": "strong"}
        return harness.note(owner, Kind.BUDDY, bond.id, data=data, due_at=None)

    assert await outcome(harness, cheered()) is Outcome.SENT
    hour = (harness.clock.now().hour + 3) % 24  # in Moscow
    night = {"quiet_from": time((hour - 1) % 24), "quiet_to": time((hour + 2) % 24)}
    await harness.do(SetQuietHours(user_id=owner.id, **night))
    assert await outcome(harness, cheered()) is Outcome.SENT
    silent = [call["params"].get("disable_notification") for call in await harness.sends()]
    assert [bool(one and one != "false") for one in silent] == [False, True]
    await harness.do(SetNotice(user_id=owner.id, kind=Kind.BUDDY, mode=NotificationMode.OFF))
    assert await outcome(harness, cheered()) is Outcome.SILENCED
    assert (await harness.texts(owner))[0] == "💪 Так держать!\nАня · Зарядка"
