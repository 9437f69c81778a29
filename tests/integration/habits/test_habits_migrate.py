"""Habits that were there before the kinds stay what they were: ticks, days, reminders, streaks."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from alembic import command
from sqlalchemy import Connection, NullPool, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from core.habits.contracts import OnWeekdays
from core.habits.queries import HabitQueries
from migrations.run import _config
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


async def migrate(engine: AsyncEngine, revision: str, *, down: bool = False) -> None:
    move = command.downgrade if down else command.upgrade

    def run(connection: Connection) -> None:
        move(_config(connection), revision)

    async with engine.begin() as connection:
        await connection.run_sync(run)


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
    await migrate(bare, BEFORE)
    await lived_before(bare)
    await migrate(bare, AFTER)
    async with AsyncSession(bare) as session:
        card = await HabitQueries(session).card(HABIT, USER, TODAY)
        since = await session.scalar(text("SELECT since FROM habits"))
    assert card is not None
    assert (card.kind, card.schedule, card.remind_times) == ("yes_no", OnWeekdays(31), (time(9),))
    assert (card.streak, card.best_streak, since) == (4, 4, date(2026, 3, 2))
    await migrate(bare, BEFORE, down=True)
    async with bare.connect() as connection:
        row = (await connection.execute(text("SELECT weekdays, remind_time FROM habits"))).one()
        ticks = await connection.scalar(text("SELECT count(*) FROM habit_check_ins"))
    assert (tuple(row), ticks) == ((31, time(9)), 4)
