"""ClickHouse as an engine of analytics: the events themselves, no rollup."""

from dataclasses import dataclass

from core.activity.analytics.questions import Question, R
from core.activity.analytics.warehouse import Warehouse


@dataclass(slots=True, frozen=True)
class ClickHouseAnalytics:
    """Answers as PostgresAnalytics does, over the chunks that the loader has copied. Raises
    WarehouseError."""

    warehouse: Warehouse

    async def answer(self, question: Question[R]) -> R:
        return question.build_answer(await question.fetch_clickhouse(self.warehouse.query))
