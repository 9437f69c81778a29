"""Events over HTTP, as the description shows them: sending, and asking where one is.

In the running api POST /events goes to the endpoint itself, past the framework.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from dishka.integrations.litestar import FromDishka, inject
from litestar import Request, Response, get, post
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import (
    OpenAPIFormat,
    OpenAPIMediaType,
    OpenAPIType,
    Operation,
    RequestBody,
    Schema,
)
from litestar.params import FromPath
from litestar.status_codes import HTTP_202_ACCEPTED

from api.http.authentication import authenticate_request
from api.http.errors import build_failure_responses
from api.ingest.authenticator import Authenticator
from api.ingest.cloudevents import BATCHED_TYPE, STRUCTURED_TYPE
from api.ingest.endpoint import JSON_TYPE, EventsEndpoint, Summary
from api.ingest.service import EventIngestService
from core.activity.contracts import ApiScope, EventLocation, EventState, IngestResult
from core.activity.locator import EventLocator
from core.activity.rules import MAX_NAME_LENGTH

STRING_TYPE = OpenAPIType.STRING
EVENT_SCHEMA = Schema(
    type=OpenAPIType.OBJECT,
    required=["user_id", "event_type", "timestamp"],
    properties={
        "event_id": Schema(type=STRING_TYPE, format=OpenAPIFormat.UUID),
        "user_id": Schema(type=STRING_TYPE, min_length=1, max_length=MAX_NAME_LENGTH),
        "event_type": Schema(type=STRING_TYPE, min_length=1, max_length=MAX_NAME_LENGTH),
        "timestamp": Schema(type=STRING_TYPE, format=OpenAPIFormat.DATE_TIME),
        "amount": Schema(type=[STRING_TYPE, OpenAPIType.NUMBER], description="to the cent"),
        "properties": Schema(type=OpenAPIType.OBJECT),
    },
    additional_properties=False,
)
# Of one event a verdict, of a batch the summary; the parameter is annotated too narrowly there.
_RESPONSE_TYPE: Any = IngestResult | Summary
RESPONSES = build_failure_responses(408, 413, 415, 429) | {
    200: ResponseSpec(_RESPONSE_TYPE, description="A duplicate, or a batch of various verdicts"),
    202: ResponseSpec(_RESPONSE_TYPE, description="Durable: it will be stored"),
    409: ResponseSpec(IngestResult, description="This id was accepted with another content"),
    422: ResponseSpec(_RESPONSE_TYPE, description="Every event of it breaks a rule"),
}


@get(
    "/events/{event_id:uuid}",
    tags=["events"],
    summary="Where an event is",
    responses=build_failure_responses(404),
)
@inject
async def locate_event(
    request: Request[Any, Any, Any],
    event_id: FromPath[UUID],
    authenticator: FromDishka[Authenticator],
    locate: FromDishka[EventLocator],
    ingest: FromDishka[EventIngestService],
) -> EventLocation:
    """`queued` (accepted, not stored yet), `stored`, `dead` (see the dead letters) or `unknown`."""
    await authenticate_request(request, authenticator, ApiScope.WRITE)
    found = await locate(event_id)
    if found is not None:
        return found
    queued = ingest.recent_events.get_fingerprint(event_id) is not None
    return EventLocation(event_id, EventState.QUEUED if queued else EventState.UNKNOWN)


@dataclass
class SendEventsOperation(Operation):
    """The bodies that POST /events takes, which the handler reads by itself."""

    def __post_init__(self) -> None:
        one, batch = (
            Schema(type=OpenAPIType.OBJECT),
            Schema(type=OpenAPIType.ARRAY, items=EVENT_SCHEMA),
        )
        kinds = {
            JSON_TYPE: Schema(one_of=[EVENT_SCHEMA, batch]),
            STRUCTURED_TYPE: one,
            BATCHED_TYPE: Schema(type=OpenAPIType.ARRAY, items=one),
        }
        content = {name: OpenAPIMediaType(schema=schema) for name, schema in kinds.items()}
        self.request_body = RequestBody(content=content, required=True)


@post(
    "/events",
    tags=["events"],
    summary="Send one event, a batch, or CloudEvents",
    operation_class=SendEventsOperation,
    status_code=HTTP_202_ACCEPTED,
    responses=RESPONSES,
)
@inject
async def send_events(
    request: Request[Any, Any, Any], endpoint: FromDishka[EventsEndpoint]
) -> Response[bytes]:
    """Durable once answered with 202. An `event_id` makes it safe to send again; without one the
    answer gives the id. A batch is a JSON array and has a verdict for each event."""
    answer = await endpoint.handle_request(request.scope, request.receive)
    headers = {name.decode(): value.decode() for name, value in answer.headers}
    return Response(
        answer.body, status_code=answer.status, headers=headers, media_type="application/json"
    )


EVENT_ROUTES = (locate_event, send_events)
