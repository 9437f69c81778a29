"""Where the fake chat is set: the clock, every dialog, and the rooms' queries."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from aiogram_dialog import Dialog
from dishka import Provider, Scope, make_async_container

from bot.runtime.dispatcher import create_all_dialogs
from bot.ui.current_user import QueryRunner
from core.focus.contracts import FocusSettings
from core.focus.queries import FocusQueries
from core.focus.rules import Stretch
from core.kit.clock import Clock
from core.overviews.provider import OverviewsProvider

NOON = datetime(2026, 11, 21, 9, 5, tzinfo=UTC)  # a Saturday; 12:05 in Moscow


@dataclass(slots=True)
class FixedClock:
    at: datetime = NOON

    def now(self) -> datetime:
        return self.at

    def shift(self, by: timedelta) -> None:
        self.at += by


class Room(Protocol):
    """What stands behind the windows of a domain: queries, and answers to its commands."""

    def answers(self) -> dict[Any, Any]: ...

    def provide(self, provider: Provider) -> None: ...


class FakeFocus:
    """FocusQueries of somebody who never focused."""

    async def get_active(self, *_: Any) -> None:
        return None

    async def sum_minutes(self, *_: Any) -> int:
        return 50

    async def get_settings(self, *_: Any) -> FocusSettings:
        return FocusSettings(daily_goal=60, weekly_goal=300)

    async def list_stretches(self, *_: Any, **__: Any) -> tuple[Stretch, ...]:
        return ()


KEPT_SETS = 3


class Sets:
    """Sets of dialogs. A router belongs to one dispatcher and a set takes 50 ms to make: a test's
    first chats have sets of their own, which the next test's chats take over."""

    def __init__(self) -> None:
        self._made: list[tuple[Dialog, ...]] = []
        self._test, self._taken = "", 0

    def take(self) -> tuple[Dialog, ...]:
        """A set that no other chat of this test has."""
        test = os.environ["PYTEST_CURRENT_TEST"].rpartition(" ")[0]
        self._test, self._taken = test, self._taken + 1 if test == self._test else 0
        if self._taken >= KEPT_SETS:
            return create_all_dialogs()
        if self._taken == len(self._made):
            self._made.append(create_all_dialogs())
        for dialog in self._made[self._taken]:
            dialog._parent_router = None
        return self._made[self._taken]


_sets = Sets()
take_dialogs = _sets.take


def reader_of(rooms: Iterable[Room], clock: FixedClock) -> QueryRunner:
    """What the windows read through: the rooms, and nobody's focus."""
    queries = Provider(scope=Scope.REQUEST)
    queries.provide(FakeFocus, provides=FocusQueries)
    for room in rooms:
        room.provide(queries)
    queries.provide(lambda: clock, provides=Clock, scope=Scope.APP)
    container = make_async_container(queries, OverviewsProvider(), skip_validation=True)
    return QueryRunner(container, clock)
