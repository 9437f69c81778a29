"""The schema: questions, the door for events, and live events."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Annotated, Any

import strawberry
import structlog
from graphql import GraphQLError
from strawberry.extensions import MaskErrors, SchemaExtension
from strawberry.types import ExecutionContext, Info
from strawberry.types.execution import ExecutionResult, PreExecutionError

from api.analytics_service import build_filter
from api.graphql.context import GraphQLContext
from api.graphql.documents import DocumentChecker, check_variables
from api.graphql.limits import is_internal_error
from api.graphql.scalars import STRICT_SCALARS
from api.graphql.types import (
    ActiveUsers,
    AggregatedMetrics,
    Cohort,
    Event,
    EventInput,
    FunnelStep,
    MinuteTotal,
    TypeTotal,
    Unit,
    Verdict,
)
from api.live.listeners import LiveListener
from core.activity.contracts import ApiScope

log = structlog.get_logger(__name__)
ResolverInfo = Info[GraphQLContext, None]
Limit = Annotated[int, strawberry.argument(description="1 to 1000.")]
Minutes = Annotated[int, strawberry.argument(description="Whole minutes before the running one.")]


@strawberry.type
class Query:
    @strawberry.field(description="The newest arrivals first.")
    async def last_events(
        self,
        info: ResolverInfo,
        limit: Limit = 10,
        event_type: str | None = None,
        user_id: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> list[Event]:
        await info.context.authenticate(ApiScope.READ)
        where = build_filter(event_type, user_id, since, until)
        return [
            Event.from_view(one)
            for one in await info.context.analytics.get_last_events(limit, where)
        ]

    @strawberry.field(description="Count and sum of the events of the last minutes.")
    async def aggregated_metrics(
        self,
        info: ResolverInfo,
        minutes: Minutes = 60,
        event_type: str | None = None,
        user_id: str | None = None,
    ) -> AggregatedMetrics:
        await info.context.authenticate(ApiScope.READ)
        where = build_filter(event_type, user_id)
        return AggregatedMetrics.from_totals(
            await info.context.analytics.get_totals(minutes, where)
        )

    @strawberry.field(description="The last minutes one by one, without empty ones.")
    async def minutes(
        self,
        info: ResolverInfo,
        minutes: Minutes = 60,
        event_type: str | None = None,
        user_id: str | None = None,
    ) -> list[MinuteTotal]:
        await info.context.authenticate(ApiScope.READ)
        found = await info.context.analytics.get_minute_totals(
            minutes, build_filter(event_type, user_id)
        )
        return [MinuteTotal(minute=one.minute, count=one.count, amount=one.amount) for one in found]

    @strawberry.field(description="DAU, WAU and MAU by day, the last 30 days by default.")
    async def active_users(
        self,
        info: ResolverInfo,
        first: date | None = None,
        last: date | None = None,
        event_type: str | None = None,
    ) -> list[ActiveUsers]:
        await info.context.authenticate(ApiScope.READ)
        found = await info.context.analytics.get_active_users(first, last, event_type)
        return [
            ActiveUsers(day=one.day, daily=one.daily, weekly=one.weekly, monthly=one.monthly)
            for one in found
        ]

    @strawberry.field(description="The most frequent types, of the last 30 days by default.")
    async def top_events(
        self,
        info: ResolverInfo,
        first: date | None = None,
        last: date | None = None,
        limit: int = 10,
    ) -> list[TypeTotal]:
        await info.context.authenticate(ApiScope.READ)
        found = await info.context.analytics.get_top_events(first, last, limit)
        return [
            TypeTotal(event_type=one.event_type, count=one.count, amount=one.amount)
            for one in found
        ]

    @strawberry.field(description="Who came back, by the day or week they were first seen.")
    async def retention(
        self,
        info: ResolverInfo,
        unit: Unit = Unit.DAY,
        first: date | None = None,
        last: date | None = None,
        periods: int = 8,
        event_type: str | None = None,
    ) -> list[Cohort]:
        await info.context.authenticate(ApiScope.READ)
        found = await info.context.analytics.get_retention(
            "week" if unit is Unit.WEEK else "day", first, last, periods, event_type
        )
        return [
            Cohort(start=one.start, size=one.size, returned=list(one.returned)) for one in found
        ]

    @strawberry.field(description="How many people did the steps in order within the window.")
    async def funnel(
        self,
        info: ResolverInfo,
        steps: list[str],
        window_minutes: int = 1_440,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> list[FunnelStep]:
        await info.context.authenticate(ApiScope.READ)
        window = timedelta(minutes=max(-1, min(window_minutes, 1_000_000)))
        found = await info.context.analytics.get_funnel(steps, window, since, until)
        return [FunnelStep(event_type=one.event_type, users=one.users) for one in found]


@strawberry.type
class Mutation:
    @strawberry.mutation(description="Send events; one verdict for each, in order.")
    async def ingest(self, info: ResolverInfo, events: list[EventInput]) -> list[Verdict]:
        grant = await info.context.authenticate(ApiScope.WRITE)
        info.context.authenticator.limit_rate(grant, len(events))
        values = [event.build_incoming() for event in events]
        return [
            Verdict.from_verdict(one)
            for one in await info.context.ingest.ingest_values(values, grant.source)
        ]


@strawberry.type
class Subscription:
    @strawberry.subscription(description="Events as they are stored, each once.")
    async def event_stream(
        self, info: ResolverInfo, event_type: str | None = None, user_id: str | None = None
    ) -> AsyncIterator[Event]:
        grant = await info.context.authenticate(ApiScope.READ)
        listener = LiveListener("graphql", build_filter(event_type, user_id))
        with info.context.quotas.subscriptions.hold_slot(grant.id):
            async with info.context.live_feed.add_listener(listener):
                async for batch in listener.batches():
                    for event in batch:
                        yield Event.from_view(event.view)
                        await asyncio.sleep(0)  # sending does not wait while the socket takes it


class CheckedDocument(SchemaExtension):
    """Hands over the document that HubSchema has parsed and validated."""

    def on_parse(self) -> Iterator[None]:
        context: Any = self.execution_context
        context.graphql_document = context.schema.documents.check_document(context.query).document
        yield

    def on_validate(self) -> Iterator[None]:
        self.execution_context.pre_execution_errors = []
        yield


class EventHubSchema(strawberry.Schema):
    """Checks a document before anything else, and logs the faults that are ours."""

    @cached_property
    def documents(self) -> DocumentChecker:
        return DocumentChecker(self._schema)

    async def execute(
        self, query: str | None, variable_values: Any = None, *args: Any, **kwargs: Any
    ) -> ExecutionResult:
        """The result, or the errors of a document that is refused."""
        if errors := self._refusals(query, variable_values):
            return PreExecutionError(data=None, errors=errors)
        return await super().execute(query, variable_values, *args, **kwargs)

    async def stream(
        self, query: str | None, variable_values: Any = None, *args: Any, **kwargs: Any
    ) -> Any:
        """The results one by one, or the errors of a document that is refused."""
        if errors := self._refusals(query, variable_values):
            return _only(PreExecutionError(data=None, errors=errors))
        return await super().stream(query, variable_values, *args, **kwargs)

    def _refusals(self, query: object, variables: object) -> list[GraphQLError]:
        error = check_variables(variables)
        return list(self.documents.check_document(query).errors) if error is None else [error]

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        for error in filter(is_internal_error, errors):
            log.error("GraphQL resolver failed", exc_info=error.original_error)


async def _only(result: ExecutionResult) -> AsyncIterator[ExecutionResult]:
    yield result


def mask_errors() -> SchemaExtension:
    """Keeps what broke on this side from whoever asks."""
    return MaskErrors(should_mask_error=is_internal_error, error_message="Something broke here.")


schema = EventHubSchema(
    Query,
    Mutation,
    Subscription,
    extensions=[CheckedDocument, mask_errors],
    scalar_overrides=STRICT_SCALARS,
)
