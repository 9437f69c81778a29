"""What a question about the stored events is, and what its answers are made of.

A question is a class: its parameters, what PostgreSQL and ClickHouse are asked for it, and its
answer from the rows that either gives. Its `build` takes what a caller may leave out, as of the
instant `now`, and raises OutOfBounds.

Instants are aware and in UTC, days are UTC days, amounts are exact to the cent. `user_id` is the
sender's own id of a person, `event_type` a name such as `order.paid`.
"""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, Generic, Protocol, TypeVar

import msgspec
from sqlalchemy import Executable

from core.activity.analytics.warehouse import Rows

FetchPostgres = Callable[[Executable, dict[str, Any]], Awaitable[Rows]]
FetchClickHouse = Callable[[str, dict[str, Any]], Awaitable[Rows]]
R = TypeVar("R")


class Filter(msgspec.Struct, frozen=True):
    """Which events count; None does not restrict. `since` is included, `until` is not."""

    event_type: str | None = None
    user_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None


class Totals(msgspec.Struct, frozen=True):
    """How many events there were from `since` (included) to `until` (not), and their sum."""

    count: int
    amount: Decimal
    since: datetime
    until: datetime


class MinuteTotal(msgspec.Struct, frozen=True):
    """One minute of a chart."""

    minute: datetime
    count: int
    amount: Decimal


class TypeTotal(msgspec.Struct, frozen=True):
    event_type: str
    count: int
    amount: Decimal


class ActiveUsers(msgspec.Struct, frozen=True):
    """People seen on `day`, in the 7 days that end with it, and in the 30 days."""

    day: date
    daily: int
    weekly: int
    monthly: int


class Cohort(msgspec.Struct, frozen=True):
    """People first seen in the day or week that starts at `start`.

    `returned[n]` of them were seen n periods later; `returned[0]` is `size`.
    """

    start: date
    size: int
    returned: tuple[int, ...]


class FunnelStep(msgspec.Struct, frozen=True):
    """How many people came to this step, in order and within the window."""

    event_type: str
    users: int


class Question(ABC, Generic[R]):
    """One question; `name` is its label in metrics. A live one must see an event within a second
    of its arrival."""

    name: ClassVar[str]
    is_live: ClassVar[bool] = False

    @abstractmethod
    async def fetch_postgres(self, fetch: FetchPostgres) -> Rows:
        """The rows of PostgreSQL, of the rollup where there is one."""

    @abstractmethod
    async def fetch_clickhouse(self, fetch: FetchClickHouse) -> Rows:
        """The same rows of ClickHouse, of the events themselves."""

    @abstractmethod
    def build_answer(self, rows: Rows) -> R: ...


class Analytics(Protocol):
    """What answers questions."""

    async def answer(self, question: Question[R]) -> R: ...
