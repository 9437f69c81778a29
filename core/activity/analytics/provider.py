"""How the container makes what answers questions about events."""

from collections.abc import AsyncIterator

from dishka import Provider, Scope, provide
from sqlalchemy.ext.asyncio import AsyncEngine

from core.activity.analytics.clickhouse import ClickHouseAnalytics
from core.activity.analytics.postgres import PostgresAnalytics
from core.activity.analytics.questions import Analytics
from core.activity.analytics.warehouse import ClickHouseWarehouse
from core.activity.queries import ActivityQueries


class AnalyticsProvider(Provider):
    """`Analytics` for a process, over ClickHouse too when `clickhouse_url` is given."""

    scope = Scope.APP

    def __init__(self, clickhouse_url: str | None) -> None:
        super().__init__()
        self._url = clickhouse_url

    @provide
    async def provide_analytics(self, engine: AsyncEngine) -> AsyncIterator[Analytics]:
        live = PostgresAnalytics(engine)
        if self._url is None:
            yield ActivityQueries(live)
            return
        warehouse = ClickHouseWarehouse.connect_to(self._url)
        yield ActivityQueries(live, ClickHouseAnalytics(warehouse))
        await warehouse.close()
