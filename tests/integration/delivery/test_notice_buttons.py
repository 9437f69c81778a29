"""The buttons of notifications: they act, show the outcome in the same message, and can be undone.

The dispatcher is built anew for each press, and there is no dialogue state at all: so a button
works as well after days, restarts and a flushed Redis.
"""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

import pytest

from bot.ui.cards.callbacks import TaskCallback
from bot.ui.current_user import CurrentUser
from core.delivery.contracts import Kind
from core.habits.contracts.commands import CheckInHabit
from core.kit.nats.commands import CommandNotConfirmed, CommandPending
from core.tasks.contracts.commands import CompleteTask, DeleteTask
from core.tasks.contracts.views import TaskCard
from core.tasks.queries import TaskQueries
from core.users.contracts import Profile
from tests.integration.delivery.button_presser import ButtonPresser
from tests.integration.delivery.delivery_harness import DeliveryHarness, captions


async def reminded(
    harness: DeliveryHarness, kind: str, subject: Any, person: Profile
) -> ButtonPresser:
    """Somebody who was just reminded."""
    assert await harness.delivery().deliver_batch([harness.note(person, kind, subject.id)]) is None
    return ButtonPresser(harness, person, harness.bus)


async def card(harness: DeliveryHarness, person: Profile, task: TaskCard) -> TaskCard:
    async with harness.container() as scope:
        found = await (await scope.get(TaskQueries)).get_card(task.id, person.id)
    assert found is not None
    return found


def clock_face(harness: DeliveryHarness, person: Profile) -> str:
    return f"{CurrentUser(person).to_local_time(harness.clock.now()):%H:%M}"


async def test_a_task_is_done_and_undone_in_the_reminder_itself(harness: DeliveryHarness) -> None:
    anya = await harness.person()
    task = await harness.task(anya)
    presser = await reminded(harness, Kind.TASK, task, anya)
    before = await presser.sees()
    assert await presser.press("✅ Готово") is None
    shown = await presser.sees()
    assert shown["message_id"] == before["message_id"]
    done = (await card(harness, anya, task)).completed_at
    assert done is not None
    assert shown["text"] == f"✅ {CurrentUser(anya).to_local_time(done):%H:%M} Купить молоко"
    assert await presser.press("↩️ Вернуть") is None
    shown = await presser.sees()
    assert (await card(harness, anya, task)).completed_at is None
    assert (shown["text"], captions(shown)) == (before["text"], captions(before))


async def test_snoozing_says_when_and_keeps_done_at_hand(harness: DeliveryHarness) -> None:
    anya = await harness.person()
    task = await harness.task(anya)
    presser = await reminded(harness, Kind.TASK, task, anya)
    assert await presser.press("⏰ Завтра утром") is None
    shown = await presser.sees()
    assert shown["text"] == "⏰ Купить молоко\n⏰ напомню завтра в 09:00"
    assert captions(shown) == ["✅ Готово", "🗓 Выбрать время"]
    later = (await card(harness, anya, task)).remind_at
    assert later is not None
    assert await presser.press("✅ Готово") is None
    assert (await card(harness, anya, task)).remind_at is None


async def test_snoozing_by_minutes_names_the_time(harness: DeliveryHarness) -> None:
    anya = await harness.person("en", "UTC")
    noon = harness.clock.now().replace(hour=12, minute=0, second=0, microsecond=0)
    harness.clock.shift(noon - harness.clock.now())
    presser = await reminded(harness, Kind.TASK, await harness.task(anya, "Buy milk"), anya)
    assert await presser.press("⏰ 15 minutes") is None
    assert (await presser.sees())["text"] == "⏰ Buy milk\n⏰ I will remind you at 12:15"


async def test_a_habit_is_ticked_for_the_day_it_was_due_and_unticked(
    harness: DeliveryHarness,
) -> None:
    anya = await harness.person()
    habit = await harness.habit(anya)
    await harness.do(CheckInHabit(user_id=anya.id, habit_id=habit.id))
    harness.clock.shift(timedelta(days=1))
    presser = await reminded(harness, Kind.HABIT, habit, anya)
    before = await presser.sees()
    assert before["text"] == "🌱 Зарядка\n🔥 1 день подряд"
    assert await presser.press("✅ Готово") is None
    at = clock_face(harness, anya)
    assert (await presser.sees())["text"] == f"✅ {at} Зарядка · 🔥 2 дня подряд"
    assert await presser.press("↩️ Вернуть") is None
    assert (await presser.sees())["text"] == before["text"]

    harness.clock.shift(timedelta(days=1))  # yesterday may still be ticked
    assert await presser.press("✅ Готово") is None
    assert "🔥 2 дня подряд" in (await presser.sees())["text"]
    harness.clock.shift(timedelta(days=1))  # the day before yesterday may not be touched
    assert await presser.press("↩️ Вернуть") == "Отметить можно сегодня или вчера."
    assert "🔥 2 дня подряд" in (await presser.sees())["text"]


async def test_a_habit_is_given_a_day_off_from_its_reminder_and_back(
    harness: DeliveryHarness,
) -> None:
    anya = await harness.person()
    habit = await harness.habit(anya)
    presser = await reminded(harness, Kind.HABIT, habit, anya)
    before = await presser.sees()
    assert captions(before) == ["✅ Готово", "⏭ Выходной"]
    await presser.press("⏭ Выходной")
    assert (await presser.sees())["text"] == "🏖 Зарядка: выходной"
    await presser.press("↩️ Вернуть")
    assert captions(await presser.sees()) == captions(before)


async def test_pressing_twice_is_done_once_and_both_presses_are_answered(
    harness: DeliveryHarness,
) -> None:
    anya = await harness.person()
    task = await harness.task(anya)
    presser = await reminded(harness, Kind.TASK, task, anya)
    rows = (await presser.sees())["reply_markup"]["inline_keyboard"]
    data = rows[0][0]["callback_data"]
    assert [await presser.press_data(data), await presser.press_data(data)] == [None, None]
    assert captions(await presser.sees()) == ["↩️ Вернуть"]


async def test_a_message_that_cannot_be_edited_is_followed_by_another(
    harness: DeliveryHarness,
) -> None:
    anya = await harness.person()
    presser = await reminded(harness, Kind.TASK, await harness.task(anya), anya)
    await harness.fault(
        method="editMessageText", error_code=400, description="Bad Request: too old"
    )
    assert await presser.press("✅ Готово") is None
    first, second = await harness.arrived(anya)
    assert first["text"].startswith("⏰")
    assert second["text"].startswith("✅")


async def test_a_press_that_waited_while_the_bot_was_away_still_counts(
    harness: DeliveryHarness,
) -> None:
    anya = await harness.person()
    task = await harness.task(anya)
    presser = await reminded(harness, Kind.TASK, task, anya)
    description = "Bad Request: query is too old and response timeout expired"
    await harness.fault(method="answerCallbackQuery", error_code=400, description=description)
    await presser.press("✅ Готово")
    assert (await card(harness, anya, task)).completed_at is not None
    assert captions(await presser.sees()) == ["↩️ Вернуть"]


async def test_a_refusal_of_a_press_too_old_for_toasts_is_a_message(
    harness: DeliveryHarness,
) -> None:
    anya = await harness.person()
    task = await harness.task(anya)
    presser = await reminded(harness, Kind.TASK, task, anya)
    snooze = (await presser.sees())["reply_markup"]["inline_keyboard"][1][0]["callback_data"]
    await harness.do(CompleteTask(user_id=anya.id, task_id=task.id))
    description = "Bad Request: query is too old and response timeout expired"
    await harness.fault(method="answerCallbackQuery", error_code=400, description=description)
    await presser.press_data(snooze)
    assert (await harness.texts(anya))[-1] == "Задача уже сделана."


async def test_what_is_always_moved_to_the_morning_may_stay_there(harness: DeliveryHarness) -> None:
    anya = await harness.person(zone="UTC")
    day = harness.clock.now().date() + timedelta(days=1)
    task = await harness.task(anya, due_date=day, due_time=time(7), rrule="FREQ=DAILY")
    for _ in range(3):
        presser = await reminded(harness, Kind.TASK, task, anya)
        await presser.press("⏰ Завтра утром")
        harness.clock.shift(timedelta(days=1))
    offered = await presser.sees()
    assert "🔁 Это каждый раз переносится примерно на 09:00. Так и поставить?" in offered["text"]
    await presser.press("🕘 Поставить 09:00")
    moved = await card(harness, anya, task)
    assert moved.due_time == time(9)
    assert moved.usual_time is None
    shown = await presser.sees()
    assert shown["message_id"] == offered["message_id"]
    assert captions(shown) == ["✅ Готово", "🗓 Выбрать время"]


@pytest.mark.parametrize("language", ["ru", "uk", "en"])
async def test_refusals_and_silence_are_told_in_the_persons_language(
    harness: DeliveryHarness, language: str
) -> None:
    person = await harness.person(language)
    task = await harness.task(person)
    presser, current_user = await reminded(harness, Kind.TASK, task, person), CurrentUser(person)
    before = await presser.sees()
    assert await presser.press_data("t:d:nonsense") == current_user.translate("error-stale-button")
    somebody = await harness.task(await harness.person())
    foreign = before["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    forged = foreign.replace(foreign[4:], _data_of(somebody))
    gone = current_user.translate("error-not-found", what="task")
    assert await presser.press_data(forged) == gone
    snooze = before["reply_markup"]["inline_keyboard"][1][0]["callback_data"]
    await harness.do(CompleteTask(user_id=person.id, task_id=task.id))
    assert await presser.press_data(snooze) == current_user.translate("error-task-done")
    await harness.do(DeleteTask(user_id=person.id, task_id=task.id))
    for fault, key in (
        (CommandPending, "error-accepted"),
        (CommandNotConfirmed, "error-not-accepted"),
    ):
        presser.bus = Unanswering(fault)
        assert await presser.press_data(snooze) == current_user.translate(key)
    assert await presser.sees() == before


def _data_of(task: TaskCard) -> str:
    return TaskCallback(action="d", task_id=task.id).pack()[4:]


@dataclass(slots=True)
class Unanswering:
    """A bus from which no reply comes."""

    fault: type[Exception]

    async def execute(self, command: Any, *, command_id: Any) -> Any:
        raise self.fault
