"""What a person can do with their data as a whole."""

from dataclasses import dataclass

from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.kit.outbox import Outbox
from core.personal import contracts as c
from core.personal.belongings import Somebody
from core.personal.forgetting import Eraser
from core.personal.models import ImportRow
from core.personal.repository import FeedRepository, ImportRepository
from core.users.contracts import People


@dataclass(slots=True, frozen=True, kw_only=True)
class ForgetUser:
    people: People
    eraser: Eraser
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: c.ForgetUser) -> c.Forgotten:
        await self.eraser.lock(command.user_id)
        profile = await self.people.profile(command.user_id)
        if profile is None:
            raise NotFound("user")
        who = Somebody.on(profile.id, profile.platform, profile.platform_user_id)
        rows = await self.eraser.erase(who)
        self.outbox.add(c.UserForgotten(user_id=who.id, at=self.clock.now(), names=who.names))
        return c.Forgotten(rows)


@dataclass(slots=True, frozen=True, kw_only=True)
class OpenFeed:
    people: People
    feeds: FeedRepository
    clock: Clock

    async def __call__(self, command: c.OpenFeed) -> c.FeedView:
        if await self.people.profile(command.user_id) is None:
            raise NotFound("user")
        now = self.clock.now()
        await self.feeds.open(command.user_id, command.secret_hash, now)
        return c.FeedView(now)


@dataclass(slots=True, frozen=True, kw_only=True)
class CloseFeed:
    people: People
    feeds: FeedRepository

    async def __call__(self, command: c.CloseFeed) -> c.FeedView:
        if await self.people.profile(command.user_id) is None:
            raise NotFound("user")
        await self.feeds.close(command.user_id)
        return c.FeedView()


@dataclass(slots=True, frozen=True, kw_only=True)
class BeginImport:
    people: People
    imports: ImportRepository
    clock: Clock

    async def __call__(self, command: c.BeginImport) -> c.ImportView:
        known = await self.imports.find(command.import_id, command.user_id)
        if known is not None:
            return known.view()
        if await self.people.profile(command.user_id) is None:
            raise NotFound("user")
        row = ImportRow(
            id=command.import_id,
            user_id=command.user_id,
            source=command.source,
            tasks=list(command.tasks),
            habits=list(command.habits),
            begun_at=self.clock.now(),
        )
        self.imports.add(row)
        return row.view()


@dataclass(slots=True, frozen=True, kw_only=True)
class CloseImport:
    imports: ImportRepository
    clock: Clock

    async def __call__(self, command: c.CloseImport) -> c.ImportView:
        row = await self.imports.find(command.import_id, command.user_id)
        if row is None:
            raise NotFound("import")
        row.undone_at = row.undone_at or self.clock.now()
        return row.view()
