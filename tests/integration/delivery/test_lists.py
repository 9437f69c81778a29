"""A list of notifications: few statements for many, and each still has its own fate."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.delivery.render_context import RenderContext, RenderedMessages
from bot.delivery.renderers import RENDERERS
from core.delivery.contracts import Kind, Outcome
from core.kit.messages import Notification
from core.tasks.contracts.commands import CompleteTask
from core.users.contracts import Profile, build_user_id
from tests.integration.delivery.delivery_harness import DeliveryHarness


async def reminders(
    harness: DeliveryHarness, people: int
) -> tuple[list[Profile], list[Notification]]:
    """Somebody and a task reminder for each."""
    persons = [await harness.person() for _ in range(people)]
    notes = [harness.note(one, Kind.TASK, (await harness.task(one)).id) for one in persons]
    return persons, notes


async def outcomes(harness: DeliveryHarness, notes: Sequence[Notification]) -> list[Outcome | None]:
    rows = [await harness.ledger(note) for note in notes]
    return [row.outcome if row else None for row in rows]


@contextmanager
def counting(engine: AsyncEngine) -> Iterator[list[str]]:
    """The statements that go to PostgreSQL inside."""
    seen: list[str] = []

    def note(*given: object) -> None:
        seen.append(str(given[2]))

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine.sync_engine, "before_cursor_execute", note)


async def test_a_list_takes_few_statements(harness: DeliveryHarness, engine: AsyncEngine) -> None:
    persons, notes = await reminders(harness, 40)
    with counting(engine) as statements:
        assert await harness.delivery().deliver_batch(notes) is None
    assert await outcomes(harness, notes) == [Outcome.SENT] * 40
    assert [len(await harness.arrived(one)) for one in persons] == [1] * 40
    assert len(statements) < 40
    with counting(engine) as statements:
        assert await harness.delivery().deliver_batch(notes, 2) is None
    assert len(statements) == 1


async def test_what_is_done_while_the_list_waits_for_its_turn_falls_silent(
    harness: DeliveryHarness,
) -> None:
    persons, notes = await reminders(harness, 6)
    delivering = asyncio.ensure_future(harness.delivery(rate=4).deliver_batch(notes))
    async with asyncio.timeout(30):
        while not await harness.sends():
            await asyncio.sleep(0.01)
    subject = notes[-1].subject_id
    assert subject is not None
    await harness.do(CompleteTask(user_id=persons[-1].id, task_id=subject))
    assert await delivering is None
    assert (await outcomes(harness, notes))[-1] is Outcome.SILENCED
    assert len(await harness.sends()) == 5


async def test_one_that_cannot_be_worded_holds_up_no_other(
    harness: DeliveryHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, notes = await reminders(harness, 5)
    tasks = RENDERERS[Kind.TASK]

    async def broken(occasions: Sequence[RenderContext]) -> RenderedMessages:
        assert all(one.notification.key != notes[2].key for one in occasions), "a bug"
        return await tasks(occasions)

    monkeypatch.setitem(RENDERERS, Kind.TASK, broken)
    with pytest.raises(AssertionError):
        await harness.delivery().deliver_batch(notes)
    ends = await outcomes(harness, notes)
    assert ends == [Outcome.SENT, Outcome.SENT, None, Outcome.SENT, Outcome.SENT]


async def test_what_has_to_wait_comes_back_and_the_rest_is_done(harness: DeliveryHarness) -> None:
    anya = await harness.person()
    task = await harness.task(anya)
    notes = [harness.note(anya, Kind.TASK, task.id) for _ in range(5)]
    stranger = harness.note(anya, Kind.TASK, task.id)
    unknown = Notification(
        key="to:nobody", kind=Kind.TASK, user_id=build_user_id("telegram", 10**12)
    )
    delivery = harness.delivery()
    again = await delivery.deliver_batch([*notes, unknown, stranger])
    assert again is not None
    assert 0 < again <= 1
    assert len(await harness.arrived(anya)) == 3
    for tries in range(2, 20):
        await asyncio.sleep(again)
        again = await delivery.deliver_batch([*notes, unknown, stranger], tries)
        if again is None:
            break
    assert len(await harness.arrived(anya)) == 6


async def test_a_delivery_that_stops_finishes_what_it_began_and_gives_back_the_rest(
    harness: DeliveryHarness,
) -> None:
    persons, notes = await reminders(harness, 12)
    delivery = harness.delivery(rate=4)
    delivering = asyncio.ensure_future(delivery.deliver_batch(notes))
    async with asyncio.timeout(30):
        while not await harness.sends():
            await asyncio.sleep(0.01)
    delivery.stop()
    async with asyncio.timeout(30):
        assert await delivering is not None
    ends = await outcomes(harness, notes)
    assert set(ends) == {Outcome.SENT, None}
    assert await harness.delivery().deliver_batch(notes, 2) is None
    assert [len(await harness.arrived(one)) for one in persons] == [1] * 12
