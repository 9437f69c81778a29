"""Events over HTTP, as the description shows them: sending, and asking where one is.

In the running api POST /events goes to the door itself, past the framework.
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

from api.http.admission import let_in
from api.http.errors import failures
from api.ingest.accept import Ingest
from api.ingest.cloudevents import BATCHED, STRUCTURED
from api.ingest.door import JSON, Door, Summary
from api.ingest.gate import Gate
from core.activity.contracts import Place, Scope, Verdict, Whereabouts
from core.activity.locate import Locate
from core.activity.rules import MAX_NAME

TEXT = OpenAPIType.STRING
ONE = Schema(
    type=OpenAPIType.OBJECT,
    required=["user_id", "event_type", "timestamp"],
    properties={
        "event_id": Schema(type=TEXT, format=OpenAPIFormat.UUID),
        "user_id": Schema(type=TEXT, min_length=1, max_length=MAX_NAME),
        "event_type": Schema(type=TEXT, min_length=1, max_length=MAX_NAME),
        "timestamp": Schema(type=TEXT, format=OpenAPIFormat.DATE_TIME),
        "amount": Schema(type=[TEXT, OpenAPIType.NUMBER], description="to the cent"),
        "properties": Schema(type=OpenAPIType.OBJECT),
    },
    additional_properties=False,
)
# Of one event a verdict, of a batch the summary; the parameter is annotated too narrowly there.
_ANSWER: Any = Verdict | Summary
ANSWERS = failures(408, 413, 415, 429) | {
    200: ResponseSpec(_ANSWER, description="A duplicate, or a batch of various verdicts"),
    202: ResponseSpec(_ANSWER, description="Durable: it will be stored"),
    409: ResponseSpec(Verdict, description="This id was accepted with another content"),
    422: ResponseSpec(_ANSWER, description="Every event of it breaks a rule"),
}


@get(
    "/events/{event_id:uuid}", tags=["events"], summary="Where an event is", responses=failures(404)
)
@inject
async def whereabouts(
    request: Request[Any, Any, Any],
    event_id: FromPath[UUID],
    gate: FromDishka[Gate],
    locate: FromDishka[Locate],
    ingest: FromDishka[Ingest],
) -> Whereabouts:
    """`queued` (accepted, not stored yet), `stored`, `dead` (see the dead letters) or `unknown`."""
    await let_in(request, gate, Scope.WRITE)
    found = await locate(event_id)
    if found is not None:
        return found
    queued = ingest.recent.get(event_id) is not None
    return Whereabouts(event_id, Place.QUEUED if queued else Place.UNKNOWN)


@dataclass
class SendOperation(Operation):
    """The bodies that POST /events takes, which the handler reads by itself."""

    def __post_init__(self) -> None:
        one, batch = Schema(type=OpenAPIType.OBJECT), Schema(type=OpenAPIType.ARRAY, items=ONE)
        kinds = {
            JSON: Schema(one_of=[ONE, batch]),
            STRUCTURED: one,
            BATCHED: Schema(type=OpenAPIType.ARRAY, items=one),
        }
        content = {name: OpenAPIMediaType(schema=schema) for name, schema in kinds.items()}
        self.request_body = RequestBody(content=content, required=True)


@post(
    "/events",
    tags=["events"],
    summary="Send one event, a batch, or CloudEvents",
    operation_class=SendOperation,
    status_code=HTTP_202_ACCEPTED,
    responses=ANSWERS,
)
@inject
async def send(request: Request[Any, Any, Any], door: FromDishka[Door]) -> Response[bytes]:
    """Durable once answered with 202. An `event_id` makes it safe to send again; without one the
    answer gives the id. A batch is a JSON array and has a verdict for each event."""
    answer = await door.answer(request.scope, request.receive)
    headers = {name.decode(): value.decode() for name, value in answer.headers}
    return Response(
        answer.body, status_code=answer.status, headers=headers, media_type="application/json"
    )


EVENT_ROUTES = (whereabouts, send)
