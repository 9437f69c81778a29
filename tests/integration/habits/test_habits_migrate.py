"""Habits that were there before the kinds stay what they were: ticks, days, reminders, streaks."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import NullPool, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from core.habits.contracts.plans import OnWeekdays
from core.habits.queries import HabitQueries
from migrations.run import migrate_to
from tests.support.databases import empty_database

BEFORE, AFTER = "7c3be90d41f8", "4f9a1c62d7be"
TODAY = date(2026, 3, 10)
HABIT, USER = uuid4(), uuid4()


@pytest.fixture
async def bare(database_admin_url: str) -> AsyncIterator[AsyncEngine]:
    """An empty database."""
    async with empty_database(database_admin_url) as url:
        engine = create_async_engine(url, poolclass=NullPool)
        yield engine
        await engine.dispose()


async def lived_before(engine: AsyncEngine) -> None:
    """Workdays at nine, made late on a Sunday evening of Kyiv, ticked on four of them."""
    made = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)  # 00:30 of the 2nd in Kyiv
    async with engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO users (id, platform, platform_user_id, name, locale, zone, "
                "created_at) VALUES (:id, 'telegram', '1', 'Аня', 'uk', 'Europe/Kyiv', :at)"
            ),
            {"id": USER, "at": made},
        )
        await connection.execute(
            text(
                "INSERT INTO habits (id, user_id, title, weekdays, remind_time, created_at) "
                "VALUES (:id, :user, 'Біг', 31, '09:00', :at)"
            ),
            {"id": HABIT, "user": USER, "at": made},
        )
        for back in (0, 1, 4, 5):
            await connection.execute(
                text("INSERT INTO habit_check_ins (habit_id, day, at) VALUES (:id, :day, :at)"),
                {"id": HABIT, "day": TODAY - timedelta(days=back), "at": made},
            )


async def test_what_was_there_stays_true_there_and_back(bare: AsyncEngine) -> None:
    await migrate_to(bare, BEFORE)
    await lived_before(bare)
    await migrate_to(bare, AFTER)
    await migrate_to(bare, "head")
    async with AsyncSession(bare) as session:
        card = await HabitQueries(session).get_card(HABIT, USER, TODAY)
        since = await session.scalar(text("SELECT since FROM habits"))
    assert card is not None
    assert (card.kind, card.schedule, card.remind_times) == ("yes_no", OnWeekdays(31), (time(9),))
    assert (card.streak, card.best_streak, since) == (4, 4, date(2026, 3, 2))
    await migrate_to(bare, BEFORE, down=True, delete_data=True)
    async with bare.connect() as connection:
        row = (await connection.execute(text("SELECT weekdays, remind_time FROM habits"))).one()
        ticks = await connection.scalar(text("SELECT count(*) FROM habit_check_ins"))
    assert (tuple(row), ticks) == ((31, time(9)), 4)


async def test_old_processes_write_and_read_until_their_columns_are_taken_away(
    bare: AsyncEngine,
) -> None:
    await migrate_to(bare, BEFORE)
    await lived_before(bare)
    await migrate_to(bare, AFTER)
    old, new = uuid4(), uuid4()
    async with bare.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO habits (id, user_id, title, weekdays, remind_time, created_at) "
                "VALUES (:id, :user, 'Вода', 3, '08:00', now())"
            ),
            {"id": old, "user": USER},
        )
        await connection.execute(
            text(
                "INSERT INTO habits (id, user_id, title, schedule, since, anchor, created_at) "
                """VALUES (:id, :user, 'Сон', '{"type": "daily"}', now(), now(), now())"""
            ),
            {"id": new, "user": USER},
        )
        await connection.execute(
            text("UPDATE habits SET remind_time = '10:00' WHERE weekdays = 31")
        )
        rows = await connection.execute(text("SELECT weekdays, remind_time FROM habits ORDER BY 1"))
        assert rows.all() == [(3, time(8)), (31, time(10)), (127, None)]
    await migrate_to(bare, "head")
    async with AsyncSession(bare) as session:
        cards = [await HabitQueries(session).get_card(one, USER, TODAY) for one in (old, HABIT)]
        kept = await session.scalar(
            text("SELECT schedule ->> 'type' FROM habits WHERE id = :id"), {"id": new}
        )
    assert [(card.schedule, card.remind_times) for card in cards if card] == [
        (OnWeekdays(3), (time(8),)),
        (OnWeekdays(31), (time(10),)),
    ]
    assert kept == "daily"
