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
from tests.integration.delivery.post import Post


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


async def test_a_refusal_and_whoever_is_known_to_refuse_fall_back(post: Post) -> None:
    anya = await post.person()
    task, done = await post.task(anya), await post.task(anya)
    await post.do(CompleteTask(user_id=anya.id, task_id=done.id))
    refused, later, silent = (post.note(anya, Kind.TASK, one.id) for one in (task, task, done))
    letters = Letters()
    delivery = post.delivery(fallback=letters)
    await post.block(anya)
    for note in (refused, later, silent):
        assert await delivery.deliver_batch([note]) is None
        assert await delivery.deliver_batch([note], 2) is None
    told = "⏰ <b>Купить молоко</b>"
    assert letters.told == [(note.key, told) for note in (refused, later)]
    assert len(await post.sends()) == 1
    rows = [await post.ledger(note) for note in (refused, later, silent)]
    ends = [row.outcome for row in rows if row]
    assert ends == [Outcome.FAILED, Outcome.FAILED, Outcome.SILENCED]


async def test_a_failure_is_not_recorded_without_its_fallback(post: Post) -> None:
    anya, boris = await post.person(), await post.person()
    notes = [post.note(one, Kind.TASK, (await post.task(one)).id) for one in (anya, boris)]
    await post.block(anya)
    with pytest.raises(ZeroDivisionError):
        await post.delivery(fallback=Letters(broken=True)).deliver_batch(notes)
    rows = [await post.ledger(note) for note in notes]
    assert [row and row.outcome for row in rows] == [Outcome.SENDING, Outcome.SENT]
