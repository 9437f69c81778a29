"""The rollup and the copy in ClickHouse hold every event once, whatever fails on the way."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.activity.analytics.clickhouse import ClickHouseAnalytics
from core.activity.analytics.daily_questions import TopTypes, UsersByDay
from core.activity.analytics.loader import ClickHouseLoader
from core.activity.analytics.postgres import PostgresAnalytics
from core.activity.analytics.rollup import DailyRollup
from core.activity.analytics.warehouse import ClickHouseWarehouse
from core.activity.queries import ActivityQueries
from core.activity.report import render_owner_pictures
from scheduler.activity import wrap_with_error_logging
from tests.support.activity import Sent, Unreliable, caught_up, local_clickhouse, store

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
TODAY = NOW.date()
MONTH = TODAY - timedelta(29)


def events(number: int, start: int = 0) -> list[Sent]:
    """Each by a person of their own, a cent and more."""
    return [
        Sent(f"u{n}", "pay", NOW - timedelta(days=n % 20), Decimal(n) / 100 + 1)
        for n in range(start, start + number)
    ]


@pytest.fixture
async def clickhouse(tmp_path: Path) -> AsyncIterator[ClickHouseWarehouse]:
    async with local_clickhouse(tmp_path) as made:
        await made.run_command("DROP TABLE IF EXISTS events SYNC")
        yield made


async def test_a_chunk_whose_answer_was_lost_is_not_there_twice(
    engine: AsyncEngine, clickhouse: ClickHouseWarehouse
) -> None:
    warehouse = Unreliable(clickhouse)
    load = ClickHouseLoader(engine, warehouse, chunk_rows=10)
    for batch in range(5):
        await store(engine, events(12, 12 * batch), NOW)
    turn = wrap_with_error_logging("clickhouse", load)
    for number in range(20):
        await store(engine, events(1, 1000 + number), NOW)
        await turn()
    warehouse.turns = ["well"] * 9
    await caught_up(engine, load)
    assert await load() == 0
    tokens = warehouse.tokens
    assert len(tokens) > len(set(tokens)) > 4
    (totals,) = await clickhouse.query(
        "SELECT count(), uniqExact(event_id), sum(amount) FROM events", {}
    )
    expected = sum((event.amount or 0 for event in events(60) + events(20, 1000)), Decimal())
    assert tuple(totals) == (80, 80, expected)


async def test_what_is_still_being_stored_is_not_skipped(
    engine: AsyncEngine, clickhouse: ClickHouseWarehouse
) -> None:
    """An older transaction that commits late still gets into both copies."""
    roll, load = (
        DailyRollup(engine, chunk_rows=1),
        ClickHouseLoader(engine, clickhouse, chunk_rows=1),
    )
    async with engine.connect() as slow:
        await store(engine, events(1), NOW)
        await slow.execute(
            text(
                "INSERT INTO events (event_id, ts, user_id, event_type, props, source, received_at)"
                " VALUES (gen_random_uuid(), :at, 'late', 'pay', '{}', 'test', :at)"
            ),
            {"at": NOW},
        )
        await store(engine, events(1, 1), NOW)
        await roll()
        await load()
        await slow.commit()
    await caught_up(engine, roll, load)
    for asked in (PostgresAnalytics(engine), ClickHouseAnalytics(clickhouse)):
        (top,) = await asked.answer(TopTypes(MONTH, TODAY, 5))
        assert (top.count, top.amount) == (3, Decimal("2.01"))


async def test_any_number_of_copiers_count_each_event_once(
    engine: AsyncEngine, clickhouse: ClickHouseWarehouse
) -> None:
    for batch in range(10):
        await store(engine, events(10, 10 * batch), NOW)
    rolls = (DailyRollup(engine, chunk_rows=7)() for _ in range(4))
    loads = (ClickHouseLoader(engine, clickhouse, chunk_rows=7)() for _ in range(3))
    await asyncio.gather(*rolls, *loads)
    await caught_up(engine, DailyRollup(engine), ClickHouseLoader(engine, clickhouse))
    for asked in (PostgresAnalytics(engine), ClickHouseAnalytics(clickhouse)):
        assert (await asked.answer(TopTypes(MONTH, TODAY, 5)))[0].count == 100
        assert (await asked.answer(UsersByDay(TODAY, TODAY)))[0].monthly == 100


async def test_postgresql_answers_while_clickhouse_is_away(engine: AsyncEngine) -> None:
    await store(engine, events(30), NOW)
    await caught_up(engine, DailyRollup(engine))
    nowhere = ClickHouseWarehouse.connect_to("http://127.0.0.1:9/default")
    asked = ActivityQueries(PostgresAnalytics(engine), ClickHouseAnalytics(nowhere))
    assert (await asked.answer(UsersByDay(TODAY, TODAY)))[0].monthly == 30
    await wrap_with_error_logging("clickhouse", ClickHouseLoader(engine, nowhere))()


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        (0, "👥 Сегодня 0 человек, за неделю 0, за месяц 0."),
        (30, "👥 Сегодня 2 человека, за неделю 14, за месяц 30."),
    ],
)
async def test_the_owner_gets_three_pictures(engine: AsyncEngine, stored: int, told: str) -> None:
    await store(engine, events(stored), NOW)
    await caught_up(engine, DailyRollup(engine))
    pictures = await render_owner_pictures(PostgresAnalytics(engine), TODAY, "ru")
    assert [one.png[:4] for one in pictures] == [b"\x89PNG"] * 3
    assert pictures[0].caption == told
