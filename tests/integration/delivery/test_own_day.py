"""At night it is still the day before for whom the day begins later."""

from datetime import UTC, datetime, time, timedelta

from bot.ui.cards.callbacks import HabitCallback
from core.delivery.contracts import Kind
from core.habits.contracts.commands import CheckInHabit
from core.users.contracts import SetDayStart
from tests.integration.delivery.post import Post
from tests.support.buttons import unpack_callback

DAY = timedelta(days=1)


async def test_a_habit_at_night_is_asked_for_the_day_that_has_not_ended(post: Post) -> None:
    anya = await post.person(zone="UTC")
    anya = await post.do(SetDayStart(user_id=anya.id, day_start=time(4)))
    habit = await post.habit(anya)
    now = post.clock.now()
    night = datetime.combine(now.date() + DAY, time(1, 30), UTC)
    post.clock.shift(night - now)
    assert await post.delivery().deliver_batch([post.note(anya, Kind.HABIT, habit.id)]) is None
    (message,) = await post.arrived(anya)
    press = unpack_callback(message["reply_markup"]["inline_keyboard"][0][0]["callback_data"])
    assert isinstance(press, HabitCallback)
    assert press.day == now.date()
    await post.do(CheckInHabit(user_id=anya.id, habit_id=habit.id, day=press.day))
    assert await post.delivery().deliver_batch([post.note(anya, Kind.HABIT, habit.id)]) is None
    assert len(await post.arrived(anya)) == 1, "it is done for that day"
