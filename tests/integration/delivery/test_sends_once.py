"""A notification arrives once; what cannot be known is counted, and told to the person."""

import asyncio
from datetime import timedelta

import pytest

from core.delivery.contracts import Kind, Outcome
from core.habits.contracts.commands import ArchiveHabit, CheckInHabit
from core.tasks.contracts.commands import CompleteTask, DeleteTask
from core.users.contracts import MarkReachable
from tests.integration.delivery.delivery_harness import DeliveryHarness, called_at, captions

LONG_AGO = timedelta(minutes=2)


async def test_a_reminder_arrives_once_however_often_it_is_delivered(
    harness: DeliveryHarness,
) -> None:
    anya = await harness.person()
    task = await harness.task(anya, "Купить <b>молоко</b> & хлеб")
    note = harness.note(anya, Kind.TASK, task.id)
    first, second = harness.delivery(), harness.delivery()
    await asyncio.gather(*(each.deliver_batch([note]) for each in (first, second, first)))
    for tries in range(2, 7):
        assert await first.deliver_batch([note], tries) is None
    (message,) = await harness.arrived(anya)
    assert message["text"] == "⏰ Купить <b>молоко</b> & хлеб"
    assert captions(message) == [
        "✅ Готово",
        "⏰ 15 минут",
        "⏰ 1 час",
        "⏰ Позже сегодня",
        "⏰ Завтра утром",
        "🗓 Выбрать время",
    ]
    row = await harness.ledger(note)
    assert row is not None
    assert (row.outcome, row.message_id) == (Outcome.SENT, message["message_id"])
    assert (row.attempts, row.doubts) == (1, 0)


async def test_what_was_done_in_the_meantime_falls_silent(harness: DeliveryHarness) -> None:
    anya, boris = await harness.person(), await harness.person()
    done, deleted = await harness.task(anya), await harness.task(anya)
    ticked, archived = await harness.habit(boris), await harness.habit(boris)
    await harness.do(CompleteTask(user_id=anya.id, task_id=done.id))
    await harness.do(DeleteTask(user_id=anya.id, task_id=deleted.id))
    await harness.do(CheckInHabit(user_id=boris.id, habit_id=ticked.id))
    await harness.do(ArchiveHabit(user_id=boris.id, habit_id=archived.id))
    notes = [harness.note(anya, Kind.TASK, one.id) for one in (done, deleted)]
    notes += [harness.note(boris, Kind.HABIT, one.id) for one in (ticked, archived)]
    delivery = harness.delivery()
    for note in notes:
        assert await delivery.deliver_batch([note]) is None
        row = await harness.ledger(note)
        assert row is not None
        assert row.outcome is Outcome.SILENCED
    assert await harness.sends() == []


async def test_the_task_of_somebody_else_is_not_told(harness: DeliveryHarness) -> None:
    anya, boris = await harness.person(), await harness.person()
    task = await harness.task(anya, "Тайна")
    await harness.delivery().deliver_batch([harness.note(boris, Kind.TASK, task.id)])
    assert await harness.sends() == []


async def test_a_reminder_whose_send_died_comes_again_and_says_so_but_never_a_third_time(
    harness: DeliveryHarness,
) -> None:
    anya = await harness.person()
    task = await harness.task(anya)
    once, twice = (harness.note(anya, Kind.TASK, task.id) for _ in range(2))
    await harness.dies_while_sending(once, ago=LONG_AGO)
    assert await harness.delivery().deliver_batch([once]) is None
    (message,) = await harness.arrived(anya)
    assert message["text"].endswith("🔁 возможно, повтор")
    row = await harness.ledger(once)
    assert row is not None
    assert (row.outcome, row.doubts, row.attempts) == (Outcome.SENT, 1, 2)

    for _ in range(2):
        await harness.dies_while_sending(twice, ago=LONG_AGO)
    assert await harness.delivery().deliver_batch([twice]) is None
    row = await harness.ledger(twice)
    assert row is not None
    assert row.outcome is Outcome.UNKNOWN
    assert len(await harness.sends()) == 1


async def test_chatter_whose_send_died_is_left_unknown(harness: DeliveryHarness) -> None:
    anya = await harness.person()
    note = harness.note(anya, Kind.LATE_RESULT, data={"command": "tasks.add", "result": "ok"})
    await harness.dies_while_sending(note, ago=LONG_AGO)
    assert await harness.delivery().deliver_batch([note]) is None
    row = await harness.ledger(note)
    assert row is not None
    assert row.outcome is Outcome.UNKNOWN
    assert await harness.sends() == []


async def test_a_send_under_way_elsewhere_is_left_alone(harness: DeliveryHarness) -> None:
    anya = await harness.person()
    note = harness.note(anya, Kind.TASK, (await harness.task(anya)).id)
    await harness.dies_while_sending(note, ago=timedelta())
    wait = await harness.delivery().deliver_batch([note])
    assert wait is not None
    assert 0 < wait <= 45
    assert await harness.sends() == []


async def test_no_answer_to_a_reminder_means_once_more_and_to_chatter_unknown(
    harness: DeliveryHarness,
) -> None:
    anya = await harness.person()
    reminder = harness.note(anya, Kind.TASK, (await harness.task(anya)).id)
    chatter = harness.note(anya, Kind.COMMAND_FAILED, data={"command": "tasks.add"})
    delivery = harness.delivery()
    await harness.fault(timeout=True, times=2)
    assert await delivery.deliver_batch([chatter]) is None
    assert await delivery.deliver_batch([reminder]) is not None
    assert await delivery.deliver_batch([reminder], 2) is None
    assert await delivery.deliver_batch([chatter], 2) is None
    _, first, second = await harness.texts(anya)
    assert "повтор" not in first
    assert second == first + "\n🔁 возможно, повтор"
    rows = [await harness.ledger(note) for note in (reminder, chatter)]
    assert [row and row.outcome for row in rows] == [Outcome.SENT, Outcome.UNKNOWN]


async def test_a_reminder_never_answered_ends_as_unknown(harness: DeliveryHarness) -> None:
    anya = await harness.person()
    note = harness.note(anya, Kind.TASK, (await harness.task(anya)).id)
    delivery = harness.delivery()
    await harness.fault(timeout=True, times=9)
    assert await delivery.deliver_batch([note]) is not None
    assert await delivery.deliver_batch([note], 2) is None
    assert await delivery.deliver_batch([note], 3) is None
    row = await harness.ledger(note)
    assert row is not None
    assert (row.outcome, row.doubts) == (Outcome.UNKNOWN, 2)
    assert len(await harness.sends()) == 2


@pytest.mark.parametrize("code", [500, 502])
async def test_a_messenger_in_trouble_is_tried_again_without_doubt(
    harness: DeliveryHarness, code: int
) -> None:
    anya = await harness.person()
    note = harness.note(anya, Kind.TASK, (await harness.task(anya)).id)
    nowhere = harness.delivery(url="http://127.0.0.1:1")
    assert await nowhere.deliver_batch([note]) is not None
    delivery = harness.delivery()
    await harness.fault(error_code=code)
    assert await delivery.deliver_batch([note]) is not None
    assert await delivery.deliver_batch([note]) is None
    assert await harness.texts(anya) == ["⏰ Купить молоко"]
    row = await harness.ledger(note)
    assert row is not None
    assert (row.outcome, row.attempts, row.doubts) == (Outcome.SENT, 3, 0)


async def test_who_blocked_the_bot_is_left_in_peace_until_they_write_again(
    harness: DeliveryHarness,
) -> None:
    anya = await harness.person()
    task = await harness.task(anya)
    refused, spared, later = (harness.note(anya, Kind.TASK, task.id) for _ in range(3))
    delivery = harness.delivery()
    await harness.block(anya)
    assert await delivery.deliver_batch([refused]) is None
    assert await delivery.deliver_batch([spared]) is None
    for note, reason in ((refused, "blocked"), (spared, "unreachable")):
        row = await harness.ledger(note)
        assert row is not None
        assert row.outcome is Outcome.FAILED
        assert reason in (row.reason or "")
    known = await harness.profile(anya.id)
    assert known is not None
    assert not known.reachable
    assert len(await harness.sends()) == 1

    await harness.block(anya, blocked=False)
    await harness.do(MarkReachable(user_id=anya.id))
    assert await delivery.deliver_batch([refused], 2) is None
    assert await delivery.deliver_batch([later]) is None
    assert await harness.texts(anya) == ["⏰ Купить молоко"]


async def test_nobody_sends_while_the_messenger_demands_silence(harness: DeliveryHarness) -> None:
    people = [await harness.person() for _ in range(6)]
    notes = [harness.note(one, Kind.TASK, (await harness.task(one)).id) for one in people]
    instances = (harness.delivery(), harness.delivery())
    await harness.fault(error_code=429, retry_after=1, times=1)
    silence = await instances[0].deliver_batch([notes[0]])
    assert silence is not None
    answers = [await instances[n % 2].deliver_batch([note]) for n, note in enumerate(notes)]
    assert all(answer and 0 < answer <= 1 for answer in answers)
    (refused,) = await harness.sends()

    async def persist(number: int) -> None:
        while (wait := await instances[number % 2].deliver_batch([notes[number]])) is not None:
            await asyncio.sleep(wait)

    await asyncio.gather(*(persist(number) for number in range(len(notes))))
    calls = (await harness.sends())[1:]
    assert len(calls) == len(notes)
    assert min(map(called_at, calls)) - called_at(refused) >= timedelta(seconds=1)
    assert [len(await harness.arrived(one)) for one in people] == [1] * len(people)


async def test_losing_the_database_after_the_send_loses_no_mark_and_sends_no_more(
    harness: DeliveryHarness,
) -> None:
    anya = await harness.person()
    note = harness.note(anya, Kind.TASK, (await harness.task(anya)).id)
    await harness.fault(delay_seconds=0.3)
    sending = asyncio.ensure_future(harness.delivery().deliver_batch([note]))
    async with asyncio.timeout(30):
        while await harness.ledger(note) is None:
            await asyncio.sleep(0.01)
    await harness.cut_database()
    assert await sending is None
    row = await harness.ledger(note)
    assert row is not None
    assert (row.outcome, row.attempts) == (Outcome.SENT, 1)
    assert len(await harness.sends()) == 1
