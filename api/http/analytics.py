"""Questions about events over plain HTTP, for keys with the scope `read`."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal

import msgspec
from dishka.integrations.litestar import FromDishka, inject
from litestar import Request, get
from litestar.params import FromQuery, QueryParameter

from api.analytics_service import AnalyticsService, build_filter
from api.http.authentication import authenticate_request
from api.http.errors import build_failure_responses
from api.ingest.authenticator import Authenticator
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
from core.activity.contracts import ApiScope, EventView

AnyRequest = Request[Any, Any, Any]
EventTypeParameter = Annotated[
    str | None, QueryParameter(name="type", description="of this type only")
]
UserParameter = Annotated[
    str | None, QueryParameter(name="user", description="of this person only")
]
SinceParameter = Annotated[datetime | None, QueryParameter(description="RFC 3339, included")]
UntilParameter = Annotated[datetime | None, QueryParameter(description="RFC 3339, not included")]
FirstDayParameter = Annotated[
    date | None, QueryParameter(description="first day; 30 days before last")
]
LastDayParameter = Annotated[date | None, QueryParameter(description="last day; today")]
MinutesParameter = Annotated[
    int,
    QueryParameter(description="whole minutes before the running one", ge=1, le=MAX_MINUTES),
]
LimitParameter = Annotated[int, QueryParameter(description="at most so many", ge=1, le=MAX_EVENTS)]
TypesParameter = Annotated[int, QueryParameter(description="at most so many", ge=1, le=MAX_TYPES)]
PeriodsParameter = Annotated[int, QueryParameter(description="days or weeks", ge=1, le=MAX_PERIODS)]
StepsParameter = Annotated[
    str, QueryParameter(description="event types in order, separated by commas")
]


class Many(msgspec.Struct, frozen=True):
    """The events found, the newest arrival first."""

    events: tuple[EventView, ...]


def _build_get(path: str, summary: str) -> get:
    return get(path, tags=["analytics"], summary=summary, responses=build_failure_responses())


@_build_get("/analytics/events", "The events that arrived last")
@inject
async def get_last_events(
    request: AnyRequest,
    authenticator: FromDishka[Authenticator],
    questions: FromDishka[AnalyticsService],
    limit: LimitParameter = 10,
    kind: EventTypeParameter = None,
    user: UserParameter = None,
    since: SinceParameter = None,
    until: UntilParameter = None,
) -> Many:
    """Filtered by type, person and the event's own time."""
    await authenticate_request(request, authenticator, ApiScope.READ)
    return Many(await questions.get_last_events(limit, build_filter(kind, user, since, until)))


@_build_get("/analytics/metrics", "Count and sum of the last minutes")
@inject
async def get_event_metrics(
    request: AnyRequest,
    authenticator: FromDishka[Authenticator],
    questions: FromDishka[AnalyticsService],
    minutes: MinutesParameter = 60,
    kind: EventTypeParameter = None,
    user: UserParameter = None,
) -> Totals:
    """Of events whose own time lies in them."""
    await authenticate_request(request, authenticator, ApiScope.READ)
    return await questions.get_totals(minutes, build_filter(kind, user))


@_build_get("/analytics/minutes", "The last minutes one by one")
@inject
async def get_minute_totals(
    request: AnyRequest,
    authenticator: FromDishka[Authenticator],
    questions: FromDishka[AnalyticsService],
    minutes: MinutesParameter = 60,
    kind: EventTypeParameter = None,
    user: UserParameter = None,
) -> tuple[MinuteTotal, ...]:
    """Without those in which nothing happened."""
    await authenticate_request(request, authenticator, ApiScope.READ)
    return await questions.get_minute_totals(minutes, build_filter(kind, user))


@_build_get("/analytics/active-users", "DAU, WAU and MAU by day")
@inject
async def get_active_users(
    request: AnyRequest,
    authenticator: FromDishka[Authenticator],
    questions: FromDishka[AnalyticsService],
    first: FirstDayParameter = None,
    last: LastDayParameter = None,
    kind: EventTypeParameter = None,
) -> tuple[ActiveUsers, ...]:
    """People seen on a day, in the 7 days that end with it, and in the 30 days."""
    await authenticate_request(request, authenticator, ApiScope.READ)
    return await questions.get_active_users(first, last, kind)


@_build_get("/analytics/top", "The most frequent types")
@inject
async def get_top_events(
    request: AnyRequest,
    authenticator: FromDishka[Authenticator],
    questions: FromDishka[AnalyticsService],
    first: FirstDayParameter = None,
    last: LastDayParameter = None,
    limit: TypesParameter = 10,
) -> tuple[TypeTotal, ...]:
    """By falling count."""
    await authenticate_request(request, authenticator, ApiScope.READ)
    return await questions.get_top_events(first, last, limit)


@_build_get("/analytics/retention", "Who came back")
@inject
async def get_retention(
    request: AnyRequest,
    authenticator: FromDishka[Authenticator],
    questions: FromDishka[AnalyticsService],
    unit: FromQuery[Literal["day", "week"]] = "day",
    first: FirstDayParameter = None,
    last: LastDayParameter = None,
    periods: PeriodsParameter = 8,
    kind: EventTypeParameter = None,
) -> tuple[Cohort, ...]:
    """By the day or week people were first seen; weeks begin on Monday."""
    await authenticate_request(request, authenticator, ApiScope.READ)
    return await questions.get_retention(unit, first, last, periods, kind)


@_build_get("/analytics/funnel", "How far people came along some steps")
@inject
async def get_funnel(
    request: AnyRequest,
    authenticator: FromDishka[Authenticator],
    questions: FromDishka[AnalyticsService],
    steps: StepsParameter,
    window: Annotated[int, QueryParameter(description="minutes", ge=1, le=129_600)] = 1_440,
    since: SinceParameter = None,
    until: UntilParameter = None,
) -> tuple[FunnelStep, ...]:
    """In order, within `window` minutes of the first step."""
    await authenticate_request(request, authenticator, ApiScope.READ)
    return await questions.get_funnel(steps.split(","), timedelta(minutes=window), since, until)


ANALYTICS_ROUTES = (
    get_last_events,
    get_event_metrics,
    get_minute_totals,
    get_active_users,
    get_top_events,
    get_retention,
    get_funnel,
)
