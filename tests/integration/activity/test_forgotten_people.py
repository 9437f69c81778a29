"""A forgotten person is in no count any more: rollups and ClickHouse tell what a recount tells."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.activity.analytics.clickhouse import ClickHouseAnalytics
from core.activity.analytics.daily_questions import Retention, Unit, UsersByDay
from core.activity.analytics.live_questions import EventTotals
from core.activity.analytics.loader import ClickHouseLoader, CopyInProgress, delete_copied_events
from core.activity.analytics.postgres import PostgresAnalytics
from core.activity.analytics.questions import Filter
from core.activity.analytics.rollup import DailyRollup
from core.activity.analytics.warehouse import ClickHouseWarehouse, WarehouseError
from core.activity.erasure import delete_user_events
from tests.support import plain_counts as recounts
from tests.support.activity import Sent, Unreliable, caught_up, local_clickhouse, store
from tests.support.databases import empty_tables

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
TODAY = NOW.date()
MONTH = TODAY - timedelta(29)
ANYA = ("anya", "telegram:7")
SENT = st.builds(
    Sent,
    user_id=st.sampled_from([*ANYA, "telegram:77", "boris"]),
    event_type=st.sampled_from(["visit", "pay"]),
    ts=st.integers(0, 40 * 24 * 60).map(lambda ago: NOW - timedelta(minutes=ago)),
    amount=st.none() | st.decimals(Decimal("-99.99"), Decimal("99.99"), places=2),
)
BATCHES = st.lists(st.lists(SENT, min_size=1, max_size=12), min_size=1, max_size=3)
ROLLUPS = {
    "SELECT minute, event_type, n, total FROM metrics_minute": """
SELECT date_trunc('minute', ts), event_type, count(*), coalesce(sum(amount), 0) FROM events
GROUP BY 1, 2
""",
    "SELECT event_type, day, users, n, total FROM activity_days": """
SELECT coalesce(event_type, ''), CAST(ts AT TIME ZONE 'UTC' AS date), count(DISTINCT user_id),
    count(*), coalesce(sum(amount), 0) FROM events GROUP BY GROUPING SETS ((event_type, 2), (2))
""",
}


@pytest.fixture(scope="module")
async def clickhouse(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[ClickHouseWarehouse]:
    async with local_clickhouse(tmp_path_factory.mktemp("clickhouse")) as made:
        yield made


async def afresh(engine: AsyncEngine, clickhouse: ClickHouseWarehouse) -> None:
    await empty_tables(engine)
    await clickhouse.run_command("DROP TABLE IF EXISTS events SYNC")


async def forgotten(
    engine: AsyncEngine, clickhouse: ClickHouseWarehouse, before: datetime | None
) -> None:
    """First by the command, then, with `before`, by what follows it."""
    async with engine.begin() as connection:
        await delete_user_events(connection, ANYA, before)
    if before is not None:
        await delete_copied_events(engine, clickhouse, ANYA, before)


async def check(engine: AsyncEngine, clickhouse: ClickHouseWarehouse, events: list[Sent]) -> None:
    """The rollup's tables are what a recount makes, and both engines tell what Python counts."""
    await caught_up(engine, DailyRollup(engine), ClickHouseLoader(engine, clickhouse))
    async with engine.connect() as connection:
        for kept, counted in ROLLUPS.items():
            rows = [(await connection.execute(text(sql))).all() for sql in (kept, counted)]
            assert sorted(rows[0]) == sorted(rows[1])
    since, until = NOW - timedelta(days=50), NOW + timedelta(hours=2)
    for asked in (PostgresAnalytics(engine), ClickHouseAnalytics(clickhouse)):
        totals = await asked.answer(EventTotals(since, until))
        assert totals == recounts.totals(events, since, until, Filter())
        people = await asked.answer(UsersByDay(MONTH, TODAY))
        assert people == recounts.active_users(events, MONTH, TODAY, None)
        assert await asked.answer(Retention(Unit.WEEK, MONTH, TODAY, 5)) == recounts.retention(
            events, "week", MONTH, TODAY, 5, None
        )


@settings(
    max_examples=8,
    phases=(Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(stored=BATCHES, rolled_up=st.integers(0, 3), later=st.lists(SENT, max_size=8))
async def test_counts_without_them(
    engine: AsyncEngine,
    clickhouse: ClickHouseWarehouse,
    stored: list[list[Sent]],
    rolled_up: int,
    later: list[Sent],
) -> None:
    """Whether their events had been rolled up and copied, were waiting for it, or came late."""
    await afresh(engine, clickhouse)
    roll, load = (
        DailyRollup(engine, chunk_rows=3),
        ClickHouseLoader(engine, clickhouse, chunk_rows=3),
    )
    for number, batch in enumerate(stored):
        await store(engine, batch, NOW)
        if number < rolled_up:
            await roll()
            await load()
    await forgotten(engine, clickhouse, None)
    back = [one._replace(ts=NOW + timedelta(minutes=n + 1)) for n, one in enumerate(later)]
    await store(engine, [*later, *back], NOW)
    await roll()
    await forgotten(engine, clickhouse, NOW)
    events = [one for batch in [*stored, later] for one in batch if one.user_id not in ANYA]
    await check(engine, clickhouse, events + back)


async def test_a_copy_on_its_way_is_waited_for(
    engine: AsyncEngine, clickhouse: ClickHouseWarehouse
) -> None:
    """A chunk that was read before the deletion may arrive after it."""
    await afresh(engine, clickhouse)
    mine, theirs = (Sent(who, "pay", NOW, Decimal(1)) for who in ("boris", "anya"))
    await store(engine, [mine, theirs], NOW)
    load = ClickHouseLoader(engine, Unreliable(clickhouse, ["after", "well"]))
    await caught_up(engine, DailyRollup(engine))
    with pytest.raises(WarehouseError):
        await load()
    with pytest.raises(CopyInProgress):
        await forgotten(engine, clickhouse, NOW)
    await load()
    await forgotten(engine, clickhouse, NOW)
    await check(engine, clickhouse, [mine])
