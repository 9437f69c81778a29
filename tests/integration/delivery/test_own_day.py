"""At night it is still the day before for whom the day begins later."""

from datetime import UTC, datetime, time, timedelta

from bot.ui.cards.callbacks import HabitCallback
from core.delivery.contracts import Kind
from core.habits.contracts.commands import CheckInHabit
from core.users.contracts import SetDayStart
from tests.integration.delivery.delivery_harness import DeliveryHarness
from tests.support.buttons import unpack_callback

DAY = timedelta(days=1)


async def test_a_habit_at_night_is_asked_for_the_day_that_has_not_ended(
    harness: DeliveryHarness,
) -> None:
    anya = await harness.person(zone="UTC")
    anya = await harness.do(SetDayStart(user_id=anya.id, day_start=time(4)))
    habit = await harness.habit(anya)
    now = harness.clock.now()
    night = datetime.combine(now.date() + DAY, time(1, 30), UTC)
    harness.clock.shift(night - now)
    assert (
        await harness.delivery().deliver_batch([harness.note(anya, Kind.HABIT, habit.id)]) is None
    )
    (message,) = await harness.arrived(anya)
    press = unpack_callback(message["reply_markup"]["inline_keyboard"][0][0]["callback_data"])
    assert isinstance(press, HabitCallback)
    assert press.day == now.date()
    await harness.do(CheckInHabit(user_id=anya.id, habit_id=habit.id, day=press.day))
    assert (
        await harness.delivery().deliver_batch([harness.note(anya, Kind.HABIT, habit.id)]) is None
    )
    assert len(await harness.arrived(anya)) == 1, "it is done for that day"
