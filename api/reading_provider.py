"""The parts of the api process that read events."""

from collections.abc import AsyncIterator

from dishka import Provider, Scope, provide
from sqlalchemy.ext.asyncio import AsyncEngine

from api.analytics_service import AnalyticsService
from api.live.feed import LiveFeed
from api.live.quota import Quotas


class ReadingProvider(Provider):
    scope = Scope.APP

    analytics_service = provide(AnalyticsService)

    @provide
    def quotas(self) -> Quotas:
        return Quotas()

    @provide
    async def provide_live_feed(self, engine: AsyncEngine) -> AsyncIterator[LiveFeed]:
        made = LiveFeed(engine)
        yield made
        await made.close()
