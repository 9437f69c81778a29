"""PostgreSQL as an engine of analytics: live questions of events and minutes, daily ones of the
rollup."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Executable, text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.activity.analytics.questions import Question, R
from core.activity.analytics.warehouse import Rows

# Compiling dozens of small aggregates takes seconds, running them does not; a funnel sorts much.
_TUNE_SESSION = text("SELECT set_config('jit', 'off', true), set_config('work_mem', '64MB', true)")


@dataclass(slots=True, frozen=True)
class PostgresAnalytics:
    """Answers on connections of its own, so that questions may be asked side by side."""

    engine: AsyncEngine

    async def answer(self, question: Question[R]) -> R:
        return question.build_answer(await question.fetch_postgres(self._fetch_rows))

    async def _fetch_rows(self, statement: Executable, given: dict[str, Any]) -> Rows:
        async with self.engine.connect() as connection:
            await connection.execute(_TUNE_SESSION)
            return (await connection.execute(statement, given)).all()
