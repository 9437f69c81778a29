"""What stands behind the windows of one's data: files, the calendar's address, imports."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from dishka import Provider

from core.account.contracts import ErasureResult, ForgetUser
from core.calendar_feed.calendar import CalendarQueries
from core.calendar_feed.contracts import CloseFeed, FeedView, OpenFeed
from core.calendar_feed.queries import FeedQueries
from core.data_export.archive import DataExporter
from core.data_import.queries import ImportQueries
from core.kit.clock import Clock
from core.kit.owned_tables import DataSubject
from tests.fakes.imports import FakeImports


@dataclass(slots=True)
class FakeVault:
    """All the queries of these windows in one, and the answers to their commands."""

    clock: Clock
    feed: FeedView = field(default_factory=FeedView)
    imports: FakeImports = field(default_factory=FakeImports)
    forgotten: bool = False
    hurdle: asyncio.Event | None = None  # what the files wait for
    fault: Exception | None = None

    def answers(self) -> dict[Any, Any]:
        return {
            OpenFeed: lambda _: self._feed(FeedView(self.clock.now())),
            CloseFeed: lambda _: self._feed(FeedView()),
            **self.imports.answers(),
            ForgetUser: self._forget,
        }

    def provide(self, provider: Provider) -> None:
        for kind in (DataExporter, CalendarQueries):
            provider.provide(lambda: self, provides=kind)
        provider.provide(lambda: _Feeds(self), provides=FeedQueries)
        provider.provide(lambda: self.imports, provides=ImportQueries)

    async def write_files(
        self, who: DataSubject, folder: Path, report: Callable[[float], Awaitable[None]]
    ) -> tuple[Path, ...]:
        if self.fault is not None:
            raise self.fault
        if self.hurdle is not None:
            await self.hurdle.wait()
        await report(0.5)
        files = {"uspevai.json": b"{}", "tasks.csv": b"title"}
        for name, content in files.items():
            (folder / name).write_bytes(content)
        return tuple(folder / name for name in files)

    async def render_ics(self, *_: Any, **__: Any) -> bytes:
        return b"BEGIN:VCALENDAR"

    def _feed(self, view: FeedView) -> FeedView:
        self.feed = view
        return view

    def _forget(self, _: ForgetUser) -> ErasureResult:
        self.forgotten = True
        return ErasureResult(7)


@dataclass(slots=True)
class _Feeds:
    vault: FakeVault

    async def get_feed(self, _: UUID) -> FeedView:
        return self.vault.feed
