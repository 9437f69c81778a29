"""When the messenger does not deliver to somebody, another channel is told, exactly with the
record of the failure."""

from dataclasses import dataclass, field

import pytest
from dishka import AsyncContainer
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.render_context import RenderContext
from bot.ui.cards.tasks import RenderedMessage
from core.delivery.contracts import Kind, Outcome
from core.tasks.contracts.commands import CompleteTask
from tests.integration.delivery.delivery_harness import DeliveryHarness


@dataclass
class Letters:
    """A channel that keeps what it was told, or is out of order."""

    broken: bool = False
    told: list[tuple[str, str]] = field(default_factory=list)

    async def __call__(
        self, scope: AsyncContainer, context: RenderContext, rendered: RenderedMessage
    ) -> None:
        assert (await scope.get(AsyncSession)).in_transaction()
        assert context.scope is scope
        if self.broken:
            raise ZeroDivisionError
        self.told.append((context.notification.key, rendered.text))


async def test_a_refusal_and_whoever_is_known_to_refuse_fall_back(harness: DeliveryHarness) -> None:
    anya = await harness.person()
    task, done = await harness.task(anya), await harness.task(anya)
    await harness.do(CompleteTask(user_id=anya.id, task_id=done.id))
    refused, later, silent = (harness.note(anya, Kind.TASK, one.id) for one in (task, task, done))
    letters = Letters()
    delivery = harness.delivery(fallback=letters)
    await harness.block(anya)
    for note in (refused, later, silent):
        assert await delivery.deliver_batch([note]) is None
        assert await delivery.deliver_batch([note], 2) is None
    told = "⏰ <b>Купить молоко</b>"
    assert letters.told == [(note.key, told) for note in (refused, later)]
    assert len(await harness.sends()) == 1
    rows = [await harness.ledger(note) for note in (refused, later, silent)]
    ends = [row.outcome for row in rows if row]
    assert ends == [Outcome.FAILED, Outcome.FAILED, Outcome.SILENCED]


async def test_a_failure_is_not_recorded_without_its_fallback(harness: DeliveryHarness) -> None:
    anya, boris = await harness.person(), await harness.person()
    notes = [harness.note(one, Kind.TASK, (await harness.task(one)).id) for one in (anya, boris)]
    await harness.block(anya)
    with pytest.raises(ZeroDivisionError):
        await harness.delivery(fallback=Letters(broken=True)).deliver_batch(notes)
    rows = [await harness.ledger(note) for note in notes]
    assert [row and row.outcome for row in rows] == [Outcome.SENDING, Outcome.SENT]
