"""What can be asked of the stored events: one contract, answered by PostgreSQL and ClickHouse.

Instants are aware and in UTC, days are UTC days, amounts are exact to the cent. `user_id` is the
sender's own id of a person, `event_type` a name such as `order.paid`.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal, Protocol

import msgspec

from core.activity.contracts import EventView

Unit = Literal["day", "week"]
WEEK_DAYS, MONTH_DAYS = 7, 30
MAX_EVENTS, MAX_MINUTES, MAX_DAYS = 1_000, 90 * 1_440, 366
MAX_STEPS, MAX_PERIODS, MAX_TYPES = 10, 31, 100


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


class LiveAnalytics(Protocol):
    """What must be seen within a second of its arrival."""

    async def list_last_events(self, limit: int, where: Filter) -> tuple[EventView, ...]:
        """The newest arrivals first, at most `limit`."""

    async def get_totals(self, since: datetime, until: datetime, where: Filter) -> Totals:
        """Count and sum of events whose own time lies in whole minutes from `since` to `until`.

        `where` adds a type or a person; its times are not looked at.
        """

    async def list_minute_totals(
        self, since: datetime, until: datetime, where: Filter
    ) -> tuple[MinuteTotal, ...]:
        """The minutes that had events, oldest first; arguments as of `totals`."""


class DailyAnalytics(Protocol):
    """What is asked over days: PostgreSQL answers from rollups, ClickHouse from the events."""

    async def list_active_users(
        self, first: date, last: date, event_type: str | None = None
    ) -> tuple[ActiveUsers, ...]:
        """One row for each day from `first` to `last`, both included."""

    async def list_top_events(self, first: date, last: date, limit: int) -> tuple[TypeTotal, ...]:
        """The types by falling count, then by name, over the days `first` to `last`."""

    async def get_retention(
        self, unit: Unit, first: date, last: date, periods: int, event_type: str | None = None
    ) -> tuple[Cohort, ...]:
        """Cohorts that start from `first` to `last`, oldest first, empty ones left out.

        A person belongs where they were first seen ever; weeks begin on Monday, and a week counts
        if its Monday lies from `first` to `last`. `periods` is the number of columns.
        """

    async def get_funnel(
        self, steps: tuple[str, ...], window: timedelta, since: datetime, until: datetime
    ) -> tuple[FunnelStep, ...]:
        """How many people did the `steps` (all different) in order within `window` of the first.

        All steps lie from `since` (included) to `until` (not); steps of one instant count in the
        order asked.
        """


class Analytics(LiveAnalytics, DailyAnalytics, Protocol):
    """Every question."""
