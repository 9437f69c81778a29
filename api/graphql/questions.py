"""Questions about events as fields of Query, for keys with the scope `read`."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any

import strawberry
from strawberry.tools import create_type
from strawberry.types import Info
from strawberry.types.field import StrawberryField

from api.analytics_service import BuildQuestion, keep_answer, set_signature
from api.graphql.context import GraphQLContext
from api.graphql.types import (
    ActiveUsers,
    AggregatedMetrics,
    Cohort,
    Event,
    FunnelStep,
    MinuteTotal,
    TypeTotal,
)
from core.activity.analytics.daily_questions import Funnel, Retention, TopTypes, Unit, UsersByDay
from core.activity.analytics.live_questions import EventTotals, LastEvents, TotalsByMinute
from core.activity.analytics.questions import R
from core.activity.contracts import ApiScope, EventView

ResolverInfo = Info[GraphQLContext, None]
_PARAMETERS: dict[str, Any] = {
    "event_type": str | None,
    "user_id": str | None,
    "since": datetime | None,
    "until": datetime | None,
    "first": date | None,
    "last": date | None,
    "minutes": Annotated[
        int, strawberry.argument(description="Whole minutes before the running one.")
    ],
    "limit": Annotated[int, strawberry.argument(description="1 to 1000.")],
    "types": Annotated[int, strawberry.argument(name="limit")],
    "unit": strawberry.enum(Unit),
    "periods": int,
    "steps": list[str],
    "window_minutes": int,
}


def _convert_events(views: tuple[EventView, ...]) -> list[Event]:
    return [Event.from_view(view) for view in views]


def _create_field(
    name: str,
    description: str,
    build: BuildQuestion[R],
    answer_type: Any,
    convert: Callable[[R], Any] = keep_answer,
) -> StrawberryField:
    async def resolve(self: None, info: ResolverInfo, **given: Any) -> Any:
        await info.context.authenticate(ApiScope.READ)
        return convert(await info.context.analytics.ask(build, **given))

    set_signature(resolve, name, build, _PARAMETERS, answer_type)
    return strawberry.field(resolve, description=description)


Query = create_type(
    "Query",
    [
        _create_field(
            "last_events",
            "The newest arrivals first.",
            LastEvents.build,
            list[Event],
            _convert_events,
        ),
        _create_field(
            "aggregated_metrics",
            "Count and sum of the events of the last minutes.",
            EventTotals.build,
            AggregatedMetrics,
            AggregatedMetrics.from_totals,
        ),
        _create_field(
            "minutes",
            "The last minutes one by one, without empty ones.",
            TotalsByMinute.build,
            list[MinuteTotal],
        ),
        _create_field(
            "active_users",
            "DAU, WAU and MAU by day, the last 30 days by default.",
            UsersByDay.build,
            list[ActiveUsers],
        ),
        _create_field(
            "top_events",
            "The most frequent types, of the last 30 days by default.",
            TopTypes.build,
            list[TypeTotal],
        ),
        _create_field(
            "retention",
            "Who came back, by the day or week they were first seen.",
            Retention.build,
            list[Cohort],
        ),
        _create_field(
            "funnel",
            "How many people did the steps in order within the window.",
            Funnel.build,
            list[FunnelStep],
        ),
    ],
)
