"""Questions about events over plain HTTP, for keys with the scope `read`."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, Literal

import msgspec
from dishka.integrations.litestar import FromDishka, inject
from litestar import Request, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import QueryParameter

from api.analytics_service import AnalyticsService, BuildQuestion, keep_answer, set_signature
from api.http.authentication import authenticate_request
from api.http.errors import build_failure_responses
from api.ingest.authenticator import Authenticator
from core.activity.analytics.bounds import MAX_EVENTS, MAX_MINUTES, MAX_PERIODS, MAX_TYPES
from core.activity.analytics.daily_questions import Funnel, Retention, TopTypes, UsersByDay
from core.activity.analytics.live_questions import EventTotals, LastEvents, TotalsByMinute
from core.activity.analytics.questions import (
    ActiveUsers,
    Cohort,
    FunnelStep,
    MinuteTotal,
    R,
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
_PARAMETERS: dict[str, Any] = {
    "event_type": EventTypeParameter,
    "user_id": UserParameter,
    "since": Annotated[datetime | None, QueryParameter(description="RFC 3339, included")],
    "until": Annotated[datetime | None, QueryParameter(description="RFC 3339, not included")],
    "first": Annotated[date | None, QueryParameter(description="first day; 30 days before last")],
    "last": Annotated[date | None, QueryParameter(description="last day; today")],
    "minutes": Annotated[
        int,
        QueryParameter(description="whole minutes before the running one", ge=1, le=MAX_MINUTES),
    ],
    "limit": Annotated[int, QueryParameter(description="at most so many", ge=1, le=MAX_EVENTS)],
    "types": Annotated[
        int, QueryParameter(name="limit", description="at most so many", ge=1, le=MAX_TYPES)
    ],
    "unit": Annotated[Literal["day", "week"], QueryParameter()],
    "periods": Annotated[int, QueryParameter(description="days or weeks", ge=1, le=MAX_PERIODS)],
    "steps": Annotated[
        str, QueryParameter(description="event types in order, separated by commas")
    ],
    "window_minutes": Annotated[
        int, QueryParameter(name="window", description="minutes", ge=1, le=129_600)
    ],
}


class Many(msgspec.Struct, frozen=True):
    """The events found, the newest arrival first."""

    events: tuple[EventView, ...]


def _build_get(
    path: str,
    name: str,
    summary: str,
    description: str,
    build: BuildQuestion[R],
    answer_type: Any,
    convert: Callable[[R], Any] = keep_answer,
) -> HTTPRouteHandler:
    async def get_answer(
        request: AnyRequest,
        authenticator: FromDishka[Authenticator],
        questions: FromDishka[AnalyticsService],
        **given: Any,
    ) -> Any:
        await authenticate_request(request, authenticator, ApiScope.READ)
        if "steps" in given:
            given["steps"] = given["steps"].split(",")
        return convert(await questions.ask(build, **given))

    set_signature(get_answer, name, build, _PARAMETERS, answer_type)
    get_answer.__doc__ = description
    responses = build_failure_responses()
    route = get(f"/analytics/{path}", tags=["analytics"], summary=summary, responses=responses)
    return route(inject(get_answer))


ANALYTICS_ROUTES = (
    _build_get(
        "events",
        "get_last_events",
        "The events that arrived last",
        "Filtered by type, person and the event's own time.",
        LastEvents.build,
        Many,
        Many,
    ),
    _build_get(
        "metrics",
        "get_event_metrics",
        "Count and sum of the last minutes",
        "Of events whose own time lies in them.",
        EventTotals.build,
        Totals,
    ),
    _build_get(
        "minutes",
        "get_minute_totals",
        "The last minutes one by one",
        "Without those in which nothing happened.",
        TotalsByMinute.build,
        tuple[MinuteTotal, ...],
    ),
    _build_get(
        "active-users",
        "get_active_users",
        "DAU, WAU and MAU by day",
        "People seen on a day, in the 7 days that end with it, and in the 30 days.",
        UsersByDay.build,
        tuple[ActiveUsers, ...],
    ),
    _build_get(
        "top",
        "get_top_events",
        "The most frequent types",
        "By falling count.",
        TopTypes.build,
        tuple[TypeTotal, ...],
    ),
    _build_get(
        "retention",
        "get_retention",
        "Who came back",
        "By the day or week people were first seen; weeks begin on Monday.",
        Retention.build,
        tuple[Cohort, ...],
    ),
    _build_get(
        "funnel",
        "get_funnel",
        "How far people came along some steps",
        "In order, within `window` minutes of the first step.",
        Funnel.build,
        tuple[FunnelStep, ...],
    ),
)
