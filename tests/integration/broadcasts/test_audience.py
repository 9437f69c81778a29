"""Who gets a broadcast: the segment as it was at the start, each once, a few at a time."""

from datetime import timedelta

import pytest
from dishka import AsyncContainer
from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncEngine

from core.broadcasts.contracts import BroadcastCard, BroadcastState, CancelBroadcast, StartBroadcast
from core.broadcasts.queries import BroadcastQueries
from core.kit.errors import DomainError
from core.kit.inbox import InboxRow
from core.users.audience import AudienceQueries
from core.users.contracts import Segment
from core.users.models import User
from scheduler.upkeep import UpkeepRunner
from tests.factories.people import a_newcomer, a_person
from tests.integration.broadcasts.audience import (
    OWNER,
    drafted,
    gather,
    handed,
    send_what_waits,
)
from tests.support.clocks import StillClock
from tests.support.desk import Desk
from worker.broadcasts import BroadcastRunner

AHEAD = 400


async def count(container: AsyncContainer, segment: Segment) -> int:
    async with container() as scope:
        crowd = await scope.get(AudienceQueries)
        return await crowd.count(segment, await crowd.get_current_time())


async def look(container: AsyncContainer, card: BroadcastCard) -> BroadcastCard:
    async with container() as scope:
        seen = await (await scope.get(BroadcastQueries)).get_card(card.id)
    assert seen
    return seen


async def test_thousands_get_it_once_and_whoever_comes_later_does_not(
    desk: Desk, engine: AsyncEngine, container: AsyncContainer
) -> None:
    await gather(engine, desk, 3000)
    russian = Segment(locale="ru")
    card = await drafted(desk, russian)
    meant = await count(container, russian)
    started = await desk.do(StartBroadcast(user_id=OWNER, broadcast_id=card.id))
    assert started.tally.total == meant == 1001
    late = a_newcomer()
    await desk.do(late)
    workers = [BroadcastRunner(container, AHEAD) for _ in range(2)]
    while await workers[0].run_step():
        await workers[1].run_step()
        seen = await look(container, card)
        assert seen.tally.waiting <= AHEAD
        await send_what_waits(engine)
    people = await handed(engine)
    assert set(people.values()) == {1}
    assert len(people) == meant
    assert late.user_id not in people
    assert seen.state is BroadcastState.DONE
    assert (seen.tally.sent, seen.tally.remaining_count) == (meant, 0)
    assert await desk.sent("events.broadcasts.") == [
        "events.broadcasts.started",
        "events.broadcasts.ended",
    ]


async def test_after_a_cancel_nobody_more_is_handed_over(
    desk: Desk, engine: AsyncEngine, container: AsyncContainer
) -> None:
    await gather(engine, desk, 1000)
    card = await drafted(desk)
    await desk.do(StartBroadcast(user_id=OWNER, broadcast_id=card.id))
    worker = BroadcastRunner(container, AHEAD)
    await worker.run_step()
    await desk.do(CancelBroadcast(user_id=OWNER, broadcast_id=card.id))
    await send_what_waits(engine)
    while await worker.run_step():
        pass
    assert len(await handed(engine)) == AHEAD
    with pytest.raises(DomainError) as told:
        await desk.do(StartBroadcast(user_id=OWNER, broadcast_id=card.id))
    assert told.value.code == "broadcast-over"


async def test_a_stranger_cannot_start_what_an_owner_wrote(
    desk: Desk, engine: AsyncEngine, container: AsyncContainer
) -> None:
    await gather(engine, desk, 10)
    stranger, card = await a_person(desk), await drafted(desk)
    with pytest.raises(DomainError) as told:
        await desk.do(StartBroadcast(user_id=stranger, broadcast_id=card.id))
    assert told.value.code == "not-found"
    assert not await BroadcastRunner(container, AHEAD).run_step()


async def test_the_active_and_the_settled_are_told_from_the_others(
    desk: Desk, engine: AsyncEngine, container: AsyncContainer, clock: StillClock
) -> None:
    """Activity is remembered beyond the life of the inbox."""
    await gather(engine, desk, 5)
    settled = await a_person(desk)
    assert await count(container, Segment(onboarded=True)) == 1
    assert await count(container, Segment(active_days=1)) == 2  # and the owner
    async with engine.begin() as connection:
        gone = update(User).where(User.id == OWNER).values(unreachable_at=clock.now())
        await connection.execute(gone)
        old = InboxRow.received_at - timedelta(days=20)
        await connection.execute(update(InboxRow).values(received_at=old))
        await connection.execute(text("UPDATE users SET created_at = created_at - interval '1 h'"))
        now = await connection.scalar(text("SELECT now()"))
    assert await count(container, Segment(active_days=7)) == 0
    clock.instant = now
    await UpkeepRunner(engine, clock).run()
    assert await count(container, Segment(active_days=7)) == 0
    assert await count(container, Segment(active_days=30)) == 1
    assert await count(container, Segment()) == 6
    async with container() as scope:
        crowd = await scope.get(AudienceQueries)
        instant = await crowd.get_current_time()
        assert await crowd.list_page(Segment(active_days=30), instant, None, 9) == (settled,)
