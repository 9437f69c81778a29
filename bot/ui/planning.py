"""The person's planning, for the answer to an update."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.ui.current_user import CurrentUser, QueryRunner
from core.overviews.planning import PlanningQueries, UserPlanning


@asynccontextmanager
async def open_planning(
    query_runner: QueryRunner, current_user: CurrentUser
) -> AsyncIterator[UserPlanning]:
    """Holds a connection until it is closed."""
    async with query_runner(PlanningQueries) as planning:
        yield planning.for_user(current_user.profile, query_runner.clock.now())
