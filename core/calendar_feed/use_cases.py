"""Opening and closing the calendar's address."""

from dataclasses import dataclass

from core.calendar_feed import contracts as c
from core.calendar_feed.repository import FeedRepository
from core.kit.clock import Clock
from core.users.contracts import UserDirectory


@dataclass(slots=True, frozen=True, kw_only=True)
class _FeedUseCase:
    """What the use cases need."""

    users: UserDirectory
    feeds: FeedRepository
    clock: Clock


class OpenFeed(_FeedUseCase):
    async def __call__(self, command: c.OpenFeed) -> c.FeedView:
        await self.users.require_profile(command.user_id)
        now = self.clock.now()
        await self.feeds.open_feed(command.user_id, command.secret_hash, now)
        return c.FeedView(now)


class CloseFeed(_FeedUseCase):
    async def __call__(self, command: c.CloseFeed) -> c.FeedView:
        await self.users.require_profile(command.user_id)
        await self.feeds.close_feed(command.user_id)
        return c.FeedView()
