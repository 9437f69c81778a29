"""PostgreSQL with its rollups, ClickHouse, and counting in Python answer every question alike."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from core.activity.analytics.clickhouse import ClickHouseAnalytics
from core.activity.analytics.daily_questions import Funnel, Retention, TopTypes, Unit, UsersByDay
from core.activity.analytics.live_questions import EventTotals, LastEvents, TotalsByMinute
from core.activity.analytics.loader import ClickHouseLoader
from core.activity.analytics.postgres import PostgresAnalytics
from core.activity.analytics.questions import Analytics, Filter
from core.activity.analytics.rollup import DailyRollup
from core.activity.analytics.warehouse import ClickHouseWarehouse
from tests.support import plain_counts as recounts
from tests.support.activity import Sent, caught_up, local_clickhouse, store
from tests.support.databases import empty_tables

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
TYPES = ("visit", "add", "pay", "naïve \\'%{x}")
SENT = st.builds(
    Sent,
    user_id=st.sampled_from(["1", "2", "3", "ё'\\", "{u}"]),
    event_type=st.sampled_from(TYPES),
    ts=st.one_of(
        st.integers(-100 * 86_400_000_000, 3_600_000_000).map(
            lambda us: timedelta(microseconds=us)
        ),
        st.integers(-40, 1).map(lambda hour: timedelta(hours=hour)),
    ).map(lambda back: NOW + back),
    amount=st.none()
    | st.decimals(Decimal("-9999999999999999.99"), Decimal("9999999999999999.99"), places=2),
)


@pytest.fixture(scope="module")
async def clickhouse(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[ClickHouseWarehouse]:
    async with local_clickhouse(tmp_path_factory.mktemp("clickhouse")) as made:
        yield made


@pytest.fixture
def engines(engine: AsyncEngine, clickhouse: ClickHouseWarehouse) -> tuple[Analytics, Analytics]:
    return PostgresAnalytics(engine), ClickHouseAnalytics(clickhouse)


async def copied(
    engine: AsyncEngine, clickhouse: ClickHouseWarehouse, batches: list[list[Sent]]
) -> None:
    """Start afresh with the events of `batches`, in the rollup and in ClickHouse."""
    await empty_tables(engine)
    await clickhouse.run_command("DROP TABLE IF EXISTS events SYNC")
    roll, load = (
        DailyRollup(engine, chunk_rows=7),
        ClickHouseLoader(engine, clickhouse, chunk_rows=5),
    )
    for number, batch in enumerate(batches):
        await store(engine, batch, NOW + timedelta(seconds=number))
        if number % 2:
            await roll()
            await load()
    await caught_up(engine, roll, load)


@settings(
    max_examples=15,
    phases=(Phase.reuse, Phase.generate),  # an example takes a tenth of a second
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(batches=st.lists(st.lists(SENT, max_size=25), max_size=4), data=st.data())
async def test_every_question(
    engine: AsyncEngine,
    clickhouse: ClickHouseWarehouse,
    engines: tuple[Analytics, Analytics],
    batches: list[list[Sent]],
    data: st.DataObject,
) -> None:
    await copied(engine, clickhouse, batches)
    events = [event for batch in batches for event in batch]
    kind = data.draw(st.none() | st.sampled_from(TYPES))
    person = data.draw(st.none() | st.sampled_from(["1", "ё'\\"]))
    first = data.draw(st.dates(NOW.date() - timedelta(80), NOW.date()))
    last = first + timedelta(data.draw(st.integers(0, 65)))
    since = datetime(first.year, first.month, first.day, tzinfo=UTC)
    until, where = NOW + timedelta(hours=2), Filter(kind, person, since, None)
    steps = tuple(data.draw(st.permutations(TYPES))[: data.draw(st.integers(2, 4))])
    window = timedelta(hours=data.draw(st.integers(1, 400)))
    for asked in engines:
        assert await asked.answer(EventTotals(since, until, where)) == recounts.totals(
            events, since, until, where
        )
        assert await asked.answer(TotalsByMinute(since, until, where)) == recounts.minutes(
            events, since, until, where
        )
        assert await asked.answer(UsersByDay(first, last, kind)) == recounts.active_users(
            events, first, last, kind
        )
        assert await asked.answer(TopTypes(first, last, 3)) == recounts.top(events, first, last, 3)
        for unit in Unit:
            assert await asked.answer(Retention(unit, first, last, 9, kind)) == recounts.retention(
                events, unit, first, last, 9, kind
            )
        assert await asked.answer(Funnel(steps, window, since, until)) == recounts.funnel(
            events, steps, window, since, until
        )
    answers = [await asked.answer(LastEvents(10, where)) for asked in engines]
    assert answers[0] == answers[1]
    assert len(answers[0]) == min(10, len(list(matching(events, where))))


def matching(events: list[Sent], where: Filter) -> Iterator[Sent]:
    return (event for event in events if recounts.matches(event, where))
