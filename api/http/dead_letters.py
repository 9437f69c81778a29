"""Dead letters over HTTP, for keys with the scope `admin`: find, read, mend, replay, dismiss."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from dishka.integrations.litestar import FromDishka, inject
from litestar import Request, get, patch, post
from litestar.exceptions import ClientException
from litestar.params import FromPath, JSONBody, QueryParameter
from litestar.status_codes import HTTP_202_ACCEPTED, HTTP_204_NO_CONTENT
from sqlalchemy.ext.asyncio import AsyncSession

from api.http.authentication import authenticate_request
from api.http.errors import build_failure_responses
from api.ingest.authenticator import Authenticator
from api.ingest.service import EventIngestService
from core.activity.analytics.bounds import ensure_aware, validate_search_text
from core.activity.contracts import (
    MAX_EVENT_BYTES,
    ApiScope,
    DeadLetterState,
    DeadLetterView,
    IngestResult,
    IngestStatus,
)
from core.activity.dead_letters import DeadLetterFilter, DeadLetterRepository
from core.activity.rules import InvalidEvent, MalformedBody

PAGE_SIZE = 200


class Mended(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The event as it should have been, in the form of POST /events."""

    payload: dict[str, Any]


AnyRequest = Request[Any, Any, Any]
StateParameter = Annotated[
    DeadLetterState | None, QueryParameter(name="state", description="open, replayed or dismissed")
]
ReasonParameter = Annotated[
    str | None, QueryParameter(description="conflict, invalid, refused or unreadable")
]
TextParameter = Annotated[
    str | None, QueryParameter(description="a part of payload, error or source")
]
BeforeParameter = Annotated[datetime | None, QueryParameter(description="received before this")]
LimitParameter = Annotated[int, QueryParameter(ge=1, le=PAGE_SIZE)]


@get(
    "/dead-letters",
    tags=["dead letters"],
    summary="Find dead letters, the newest first",
    responses=build_failure_responses(),
)
@inject
async def find_dead_letters(
    request: AnyRequest,
    authenticator: FromDishka[Authenticator],
    letters: FromDishka[DeadLetterRepository],
    its_state: StateParameter = DeadLetterState.OPEN,
    reason: ReasonParameter = None,
    text: TextParameter = None,
    before: BeforeParameter = None,
    limit: LimitParameter = 50,
) -> list[DeadLetterView]:
    """The letters that fit all that is given."""
    await authenticate_request(request, authenticator, ApiScope.ADMIN)
    wanted = DeadLetterFilter(
        state=its_state,
        reason=validate_search_text(reason),
        text=validate_search_text(text),
        before=ensure_aware(before),
        limit=limit,
    )
    return await letters.find(wanted)


@get(
    "/dead-letters/{letter_id:uuid}",
    tags=["dead letters"],
    summary="Read a dead letter",
    responses=build_failure_responses(404),
)
@inject
async def get_dead_letter(
    request: AnyRequest,
    letter_id: FromPath[UUID],
    authenticator: FromDishka[Authenticator],
    letters: FromDishka[DeadLetterRepository],
) -> DeadLetterView:
    """The letter with its payload and reason."""
    await authenticate_request(request, authenticator, ApiScope.ADMIN)
    return await letters.get(letter_id)


@patch(
    "/dead-letters/{letter_id:uuid}",
    tags=["dead letters"],
    summary="Mend a dead letter",
    responses=build_failure_responses(404, 413, 415),
)
@inject
async def edit_dead_letter(
    request: AnyRequest,
    letter_id: FromPath[UUID],
    data: JSONBody[Mended],
    authenticator: FromDishka[Authenticator],
    letters: FromDishka[DeadLetterRepository],
    session: FromDishka[AsyncSession],
) -> DeadLetterView:
    """Put another event in its place; it is judged when it is replayed."""
    await authenticate_request(request, authenticator, ApiScope.ADMIN)
    payload = msgspec.json.encode(data.payload)
    if len(payload) > MAX_EVENT_BYTES:
        raise ClientException(f"An event may have {MAX_EVENT_BYTES} bytes.", status_code=413)
    mended = await letters.edit_payload(letter_id, payload.decode())
    await session.commit()
    return mended


@post(
    "/dead-letters/{letter_id:uuid}/replay",
    tags=["dead letters"],
    summary="Send a dead letter through the pipeline again",
    status_code=HTTP_202_ACCEPTED,
    responses=build_failure_responses(404, 422),
)
@inject
async def replay_dead_letter(
    request: AnyRequest,
    letter_id: FromPath[UUID],
    authenticator: FromDishka[Authenticator],
    letters: FromDishka[DeadLetterRepository],
    session: FromDishka[AsyncSession],
    ingest: FromDishka[EventIngestService],
) -> IngestResult:
    """202 with the event's id; 422 if its payload breaks a rule: mend it first."""
    await authenticate_request(request, authenticator, ApiScope.ADMIN)
    try:
        event_id = await letters.replay_letter(letter_id)
    except InvalidEvent as refusal:
        text = f"{refusal.code}: {refusal.reason}"
        raise ClientException(text, status_code=422) from None
    except MalformedBody as error:
        raise ClientException(str(error), status_code=422) from None
    await session.commit()
    ingest.recent_events.remove_event(event_id)
    return IngestResult(event_id, IngestStatus.ACCEPTED)


@post(
    "/dead-letters/{letter_id:uuid}/dismiss",
    tags=["dead letters"],
    summary="Close a dead letter as it is",
    status_code=HTTP_204_NO_CONTENT,
    responses=build_failure_responses(404),
)
@inject
async def dismiss_dead_letter(
    request: AnyRequest,
    letter_id: FromPath[UUID],
    authenticator: FromDishka[Authenticator],
    letters: FromDishka[DeadLetterRepository],
    session: FromDishka[AsyncSession],
) -> None:
    """Nothing is to be done about it; it stays to be found under `dismissed`."""
    await authenticate_request(request, authenticator, ApiScope.ADMIN)
    await letters.dismiss_letter(letter_id)
    await session.commit()


DEAD_LETTER_ROUTES = (
    find_dead_letters,
    get_dead_letter,
    edit_dead_letter,
    replay_dead_letter,
    dismiss_dead_letter,
)
