"""Reading events: live ones from PostgreSQL, days from ClickHouse if there is one."""

from dataclasses import dataclass
from time import perf_counter

import structlog
from prometheus_client import Counter, Histogram

from core.activity.analytics.questions import Analytics, Question, R
from core.activity.analytics.warehouse import WarehouseError
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
question_seconds = Histogram(
    "uspevai_activity_question_seconds",
    "Answering a question about events",
    ["question", "engine"],
    buckets=(0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 30),
)
fallbacks = Counter(
    "uspevai_activity_fallbacks_total", "Questions PostgreSQL answered for ClickHouse", ["question"]
)


@dataclass(slots=True, frozen=True)
class ActivityQueries:
    """Answers with the engine that knows.

    ClickHouse is some seconds behind, so that what must be live never goes there; while it is
    away PostgreSQL answers for it.
    """

    live_engine: Analytics
    daily_engine: Analytics | None = None

    async def answer(self, question: Question[R]) -> R:
        if question.is_live or self.daily_engine is None:
            return await _measure_time(question, "postgresql", self.live_engine)
        try:
            return await _measure_time(question, "clickhouse", self.daily_engine)
        except WarehouseError as error:
            reason = describe_error(error)
            log.warning("ClickHouse does not answer", question=question.name, error=reason)
            fallbacks.labels(question.name).inc()
            return await _measure_time(question, "postgresql", self.live_engine)


async def _measure_time(question: Question[R], name: str, engine: Analytics) -> R:
    began = perf_counter()
    found = await engine.answer(question)
    question_seconds.labels(question.name, name).observe(perf_counter() - began)
    return found
