"""Questions about events over plain HTTP, for keys with the scope `read`."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal

import msgspec
from dishka.integrations.litestar import FromDishka, inject
from litestar import Request, get
from litestar.params import FromQuery, QueryParameter

from api.http.admission import let_in
from api.http.errors import failures
from api.ingest.gate import Gate
from api.questions import Questions, filter_of
from core.activity.analytics.questions import (
    MAX_EVENTS,
    MAX_MINUTES,
    MAX_PERIODS,
    MAX_TYPES,
    ActiveUsers,
    Cohort,
    FunnelStep,
    MinuteTotal,
    Totals,
    TypeTotal,
)
from core.activity.contracts import EventView, Scope

Asked = Request[Any, Any, Any]
Kind = Annotated[str | None, QueryParameter(name="type", description="of this type only")]
User = Annotated[str | None, QueryParameter(name="user", description="of this person only")]
Since = Annotated[datetime | None, QueryParameter(description="RFC 3339, included")]
Until = Annotated[datetime | None, QueryParameter(description="RFC 3339, not included")]
First = Annotated[date | None, QueryParameter(description="first day; 30 days before last")]
Last = Annotated[date | None, QueryParameter(description="last day; today")]
Minutes = Annotated[
    int,
    QueryParameter(description="whole minutes before the running one", ge=1, le=MAX_MINUTES),
]
Limit = Annotated[int, QueryParameter(description="at most so many", ge=1, le=MAX_EVENTS)]
Types = Annotated[int, QueryParameter(description="at most so many", ge=1, le=MAX_TYPES)]
Periods = Annotated[int, QueryParameter(description="days or weeks", ge=1, le=MAX_PERIODS)]
Steps = Annotated[str, QueryParameter(description="event types in order, separated by commas")]


class Many(msgspec.Struct, frozen=True):
    """The events found, the newest arrival first."""

    events: tuple[EventView, ...]


def _question(path: str, summary: str) -> get:
    return get(path, tags=["analytics"], summary=summary, responses=failures())


@_question("/analytics/events", "The events that arrived last")
@inject
async def last_events(
    request: Asked,
    gate: FromDishka[Gate],
    questions: FromDishka[Questions],
    limit: Limit = 10,
    kind: Kind = None,
    user: User = None,
    since: Since = None,
    until: Until = None,
) -> Many:
    """Filtered by type, person and the event's own time."""
    await let_in(request, gate, Scope.READ)
    return Many(await questions.last_events(limit, filter_of(kind, user, since, until)))


@_question("/analytics/metrics", "Count and sum of the last minutes")
@inject
async def metrics(
    request: Asked,
    gate: FromDishka[Gate],
    questions: FromDishka[Questions],
    minutes: Minutes = 60,
    kind: Kind = None,
    user: User = None,
) -> Totals:
    """Of events whose own time lies in them."""
    await let_in(request, gate, Scope.READ)
    return await questions.totals(minutes, filter_of(kind, user))


@_question("/analytics/minutes", "The last minutes one by one")
@inject
async def by_minutes(
    request: Asked,
    gate: FromDishka[Gate],
    questions: FromDishka[Questions],
    minutes: Minutes = 60,
    kind: Kind = None,
    user: User = None,
) -> tuple[MinuteTotal, ...]:
    """Without those in which nothing happened."""
    await let_in(request, gate, Scope.READ)
    return await questions.minutes(minutes, filter_of(kind, user))


@_question("/analytics/active-users", "DAU, WAU and MAU by day")
@inject
async def active_users(
    request: Asked,
    gate: FromDishka[Gate],
    questions: FromDishka[Questions],
    first: First = None,
    last: Last = None,
    kind: Kind = None,
) -> tuple[ActiveUsers, ...]:
    """People seen on a day, in the 7 days that end with it, and in the 30 days."""
    await let_in(request, gate, Scope.READ)
    return await questions.active_users(first, last, kind)


@_question("/analytics/top", "The most frequent types")
@inject
async def top(
    request: Asked,
    gate: FromDishka[Gate],
    questions: FromDishka[Questions],
    first: First = None,
    last: Last = None,
    limit: Types = 10,
) -> tuple[TypeTotal, ...]:
    """By falling count."""
    await let_in(request, gate, Scope.READ)
    return await questions.top_events(first, last, limit)


@_question("/analytics/retention", "Who came back")
@inject
async def retention(
    request: Asked,
    gate: FromDishka[Gate],
    questions: FromDishka[Questions],
    unit: FromQuery[Literal["day", "week"]] = "day",
    first: First = None,
    last: Last = None,
    periods: Periods = 8,
    kind: Kind = None,
) -> tuple[Cohort, ...]:
    """By the day or week people were first seen; weeks begin on Monday."""
    await let_in(request, gate, Scope.READ)
    return await questions.retention(unit, first, last, periods, kind)


@_question("/analytics/funnel", "How far people came along some steps")
@inject
async def funnel(
    request: Asked,
    gate: FromDishka[Gate],
    questions: FromDishka[Questions],
    steps: Steps,
    window: Annotated[int, QueryParameter(description="minutes", ge=1, le=129_600)] = 1_440,
    since: Since = None,
    until: Until = None,
) -> tuple[FunnelStep, ...]:
    """In order, within `window` minutes of the first step."""
    await let_in(request, gate, Scope.READ)
    return await questions.funnel(steps.split(","), timedelta(minutes=window), since, until)


ANALYTICS_ROUTES = (last_events, metrics, by_minutes, active_users, top, retention, funnel)
