"""The parts of the api process that read events."""

from collections.abc import AsyncIterator

from dishka import Provider, Scope, provide
from sqlalchemy.ext.asyncio import AsyncEngine

from api.live.feed import Feed
from api.live.quota import Quotas
from api.questions import Questions


class ReadingProvider(Provider):
    scope = Scope.APP

    questions = provide(Questions)

    @provide
    def quotas(self) -> Quotas:
        return Quotas()

    @provide
    async def feed(self, engine: AsyncEngine) -> AsyncIterator[Feed]:
        made = Feed(engine)
        yield made
        await made.close()
