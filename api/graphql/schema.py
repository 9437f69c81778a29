"""The schema: questions, the endpoint for events, and live events."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from functools import cached_property
from typing import Any

import strawberry
import structlog
from graphql import GraphQLError
from strawberry.extensions import MaskErrors, SchemaExtension
from strawberry.types import ExecutionContext
from strawberry.types.execution import ExecutionResult, PreExecutionError

from api.graphql.documents import DocumentChecker, check_variables
from api.graphql.limits import is_internal_error
from api.graphql.questions import Query, ResolverInfo
from api.graphql.scalars import STRICT_SCALARS
from api.graphql.types import Event, EventInput, Verdict
from api.live.listeners import LiveListener
from core.activity.analytics.bounds import build_filter
from core.activity.contracts import ApiScope

log = structlog.get_logger(__name__)


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
