"""Where the fake chat is set: the hour, and every dialog."""

import os
from datetime import UTC, datetime

from aiogram_dialog import Dialog

from bot.runtime.dispatcher import create_all_dialogs

NOON = datetime(2026, 11, 21, 9, 5, tzinfo=UTC)  # a Saturday; 12:05 in Moscow
KEPT_SETS = 3


class Sets:
    """Sets of dialogs. A router belongs to one dispatcher and a set takes 50 ms to make: a test's
    first chats have sets of their own, which the next test's chats take over."""

    def __init__(self) -> None:
        self._made: list[tuple[Dialog, ...]] = []
        self._test, self._taken = "no test", 0

    def take(self) -> tuple[Dialog, ...]:
        """A set that no other chat of this test has."""
        test = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]
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
