"""What stands behind the windows of one's data: files, the calendar's address, imports."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from dishka import Provider

from core.kit.clock import Clock
from core.personal import contracts as c
from core.personal.archive import Archive
from core.personal.belongings import Somebody
from core.personal.calendar import CalendarQueries
from core.personal.queries import FeedQueries, ImportQueries


@dataclass(slots=True)
class FakeVault:
    """All the queries of these windows in one, and the answers to their commands."""

    clock: Clock
    feed: c.FeedView = field(default_factory=c.FeedView)
    imports: dict[UUID, c.ImportView] = field(default_factory=dict)
    forgotten: bool = False

    def answers(self) -> dict[Any, Any]:
        return {
            c.OpenFeed: lambda _: self._feed(c.FeedView(self.clock.now())),
            c.CloseFeed: lambda _: self._feed(c.FeedView()),
            c.BeginImport: self._begin,
            c.CloseImport: self._close,
            c.ForgetUser: self._forget,
        }

    def provide(self, provider: Provider) -> None:
        for kind in (Archive, CalendarQueries):
            provider.provide(lambda: self, provides=kind)
        provider.provide(lambda: _Feeds(self), provides=FeedQueries)
        provider.provide(lambda: _Imports(self), provides=ImportQueries)

    async def write(
        self, who: Somebody, folder: Path, report: Callable[[float], Awaitable[None]]
    ) -> tuple[Path, ...]:
        await report(0.5)
        files = {"uspevai.json": b"{}", "tasks.csv": b"title"}
        for name, content in files.items():
            (folder / name).write_bytes(content)
        return tuple(folder / name for name in files)

    async def ics(self, *_: Any, **__: Any) -> bytes:
        return b"BEGIN:VCALENDAR"

    def _feed(self, view: c.FeedView) -> c.FeedView:
        self.feed = view
        return view

    def _begin(self, command: c.BeginImport) -> c.ImportView:
        view = c.ImportView(
            id=command.import_id,
            source=command.source,
            tasks=command.tasks,
            habits=command.habits,
        )
        return self.imports.setdefault(view.id, view)

    def _close(self, command: c.CloseImport) -> c.ImportView:
        known = self.imports[command.import_id]
        self.imports[known.id] = msgspec.structs.replace(known, undone=True)
        return self.imports[known.id]

    def _forget(self, _: c.ForgetUser) -> c.Forgotten:
        self.forgotten = True
        return c.Forgotten(7)


@dataclass(slots=True)
class _Feeds:
    vault: FakeVault

    async def view(self, _: UUID) -> c.FeedView:
        return self.vault.feed


@dataclass(slots=True)
class _Imports:
    vault: FakeVault

    async def view(self, import_id: UUID, _: UUID) -> c.ImportView | None:
        return self.vault.imports.get(import_id)
