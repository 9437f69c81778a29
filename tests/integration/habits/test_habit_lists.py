"""The list of habits is right however long the history is, and reads only as much as it needs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import pytest
from dishka import AsyncContainer
from sqlalchemy import event, insert
from sqlalchemy.ext.asyncio import AsyncEngine

from core.habits.contracts.commands import CheckInHabit
from core.habits.models import CheckIn
from core.habits.queries import HabitQueries
from tests.factories.people import a_person
from tests.factories.things import TODAY, a_habit
from tests.support.clocks import StillClock
from tests.support.desk import Desk

ZONE = "Europe/Moscow"


async def ticked(engine: AsyncEngine, clock: StillClock, habit: UUID, days_ago: list[int]) -> None:
    rows = [
        {"habit_id": habit, "day": TODAY - timedelta(days=ago), "at": clock.now()}
        for ago in days_ago
    ]
    async with engine.begin() as connection:
        await connection.execute(insert(CheckIn), rows)


@contextmanager
def rows_read(engine: AsyncEngine) -> Iterator[list[int]]:
    """The rows each read of check-ins brought."""
    counts: list[int] = []

    def after(_: object, cursor: object, statement: str, *__: object) -> None:
        if "FROM habit_check_ins" in statement:
            counts.append(getattr(cursor, "rowcount", 0))

    event.listen(engine.sync_engine, "after_cursor_execute", after)
    try:
        yield counts
    finally:
        event.remove(engine.sync_engine, "after_cursor_execute", after)


@pytest.mark.parametrize("streak", [0, 3, 29, 30, 31, 364, 365, 366, 900])
async def test_streaks_of_any_length_and_the_week(
    desk: Desk, engine: AsyncEngine, clock: StillClock, container: AsyncContainer, streak: int
) -> None:
    user = await a_person(desk)
    habit = (await desk.do(a_habit(user))).id
    old = list(range(streak + 2, streak + 200))
    await ticked(engine, clock, habit, [*range(1, streak + 1), *old])
    async with container() as scope:
        queries = await scope.get(HabitQueries)
        (line,) = await queries.list_active(user, TODAY)
        card = await queries.get_card(habit, user, TODAY)
    assert card is not None
    assert (line.streak, line.week) == (streak, card.week) == (card.streak, card.week)
    assert card.best_streak == max(streak, len(old))


async def test_years_of_ticks_are_added_up_once(
    desk: Desk, engine: AsyncEngine, clock: StillClock, container: AsyncContainer
) -> None:
    """The first tick adds up what is long past; from then on nobody reads it again."""
    user = await a_person(desk)
    habit = (await desk.do(a_habit(user))).id
    await ticked(engine, clock, habit, [1, 2, *range(4, 1500)])
    first = await desk.do(CheckInHabit(user_id=user, habit_id=habit))
    clock.shift(days=1)
    with rows_read(engine) as counts:
        second = await desk.do(CheckInHabit(user_id=user, habit_id=habit))
        async with container() as scope:
            queries = await scope.get(HabitQueries)
            (line,) = await queries.list_active(user, second.today)
            card = await queries.get_card(habit, user, second.today)
            left = await queries.count_open(user, second.today)
    assert card is not None
    assert (first.streak, second.streak, line.streak, card.streak, left) == (3, 4, 4, 4, 0)
    assert card.best_streak == 1496
    assert len(counts) == 4
    assert max(counts) <= 70


async def test_a_tick_reads_the_habit_the_person_and_the_days_and_writes_once(
    desk: Desk, engine: AsyncEngine
) -> None:
    user = await a_person(desk)
    habit = (await desk.do(a_habit(user))).id
    statements: list[str] = []

    def after(_: object, __: object, statement: str, *___: object) -> None:
        statements.append(statement.split("FROM")[-1] if "SELECT" in statement else statement)

    event.listen(engine.sync_engine, "after_cursor_execute", after)
    try:
        await desk.do(CheckInHabit(user_id=user, habit_id=habit))
    finally:
        event.remove(engine.sync_engine, "after_cursor_execute", after)
    about = [one for one in statements if "habit" in one or "FROM users" in one or " users" in one]
    assert len(about) <= 5, about
