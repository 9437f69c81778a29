"""Dead letters over HTTP, for keys with the scope `admin`: find, read, mend, replay, dismiss."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from dishka.integrations.litestar import FromDishka, inject
from litestar import Request, get, patch, post
from litestar.exceptions import ClientException, NotFoundException
from litestar.params import FromPath, JSONBody, QueryParameter
from litestar.status_codes import HTTP_202_ACCEPTED, HTTP_204_NO_CONTENT
from sqlalchemy.ext.asyncio import AsyncSession

from api.http.admission import let_in
from api.http.errors import failures
from api.ingest.accept import Ingest
from api.ingest.gate import Gate
from api.questions import aware, searched
from core.activity.contracts import (
    MAX_EVENT_BYTES,
    DeadState,
    DeadView,
    Scope,
    Status,
    Verdict,
)
from core.activity.dead import DeadLetters, Wanted
from core.activity.rules import Malformed, Refusal
from core.kit.errors import NotFound

PAGE = 200


class Mended(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The event as it should have been, in the form of POST /events."""

    payload: dict[str, Any]


Asked = Request[Any, Any, Any]
State = Annotated[
    DeadState | None, QueryParameter(name="state", description="open, replayed or dismissed")
]
Reason = Annotated[
    str | None, QueryParameter(description="conflict, invalid, refused or unreadable")
]
Text = Annotated[str | None, QueryParameter(description="a part of payload, error or source")]
Before = Annotated[datetime | None, QueryParameter(description="received before this")]
Limit = Annotated[int, QueryParameter(ge=1, le=PAGE)]


@get(
    "/dead-letters",
    tags=["dead letters"],
    summary="Find dead letters, the newest first",
    responses=failures(),
)
@inject
async def find(
    request: Asked,
    gate: FromDishka[Gate],
    letters: FromDishka[DeadLetters],
    its_state: State = DeadState.OPEN,
    reason: Reason = None,
    text: Text = None,
    before: Before = None,
    limit: Limit = 50,
) -> list[DeadView]:
    """The letters that fit all that is given."""
    await let_in(request, gate, Scope.ADMIN)
    wanted = Wanted(
        state=its_state,
        reason=searched(reason),
        text=searched(text),
        before=aware(before),
        limit=limit,
    )
    return await letters.find(wanted)


@get(
    "/dead-letters/{letter_id:uuid}",
    tags=["dead letters"],
    summary="Read a dead letter",
    responses=failures(404),
)
@inject
async def read(
    request: Asked,
    letter_id: FromPath[UUID],
    gate: FromDishka[Gate],
    letters: FromDishka[DeadLetters],
) -> DeadView:
    """The letter with its payload and reason."""
    await let_in(request, gate, Scope.ADMIN)
    try:
        return await letters.get(letter_id)
    except NotFound:
        raise NotFoundException from None


@patch(
    "/dead-letters/{letter_id:uuid}",
    tags=["dead letters"],
    summary="Mend a dead letter",
    responses=failures(404, 413, 415),
)
@inject
async def mend(
    request: Asked,
    letter_id: FromPath[UUID],
    data: JSONBody[Mended],
    gate: FromDishka[Gate],
    letters: FromDishka[DeadLetters],
    session: FromDishka[AsyncSession],
) -> DeadView:
    """Put another event in its place; it is judged when it is replayed."""
    await let_in(request, gate, Scope.ADMIN)
    payload = msgspec.json.encode(data.payload)
    if len(payload) > MAX_EVENT_BYTES:
        raise ClientException(f"An event may have {MAX_EVENT_BYTES} bytes.", status_code=413)
    try:
        mended = await letters.edit(letter_id, payload.decode())
    except NotFound:
        raise NotFoundException from None
    await session.commit()
    return mended


@post(
    "/dead-letters/{letter_id:uuid}/replay",
    tags=["dead letters"],
    summary="Send a dead letter through the pipeline again",
    status_code=HTTP_202_ACCEPTED,
    responses=failures(404, 422),
)
@inject
async def replay(
    request: Asked,
    letter_id: FromPath[UUID],
    gate: FromDishka[Gate],
    letters: FromDishka[DeadLetters],
    session: FromDishka[AsyncSession],
    ingest: FromDishka[Ingest],
) -> Verdict:
    """202 with the event's id; 422 if its payload breaks a rule: mend it first."""
    await let_in(request, gate, Scope.ADMIN)
    try:
        event_id = await letters.replay(letter_id)
    except NotFound:
        raise NotFoundException from None
    except Refusal as refusal:
        told = f"{refusal.code}: {refusal.reason}"
        raise ClientException(told, status_code=422) from None
    except Malformed as error:
        raise ClientException(str(error), status_code=422) from None
    await session.commit()
    ingest.recent.forget(event_id)
    return Verdict(event_id, Status.ACCEPTED)


@post(
    "/dead-letters/{letter_id:uuid}/dismiss",
    tags=["dead letters"],
    summary="Close a dead letter as it is",
    status_code=HTTP_204_NO_CONTENT,
    responses=failures(404),
)
@inject
async def dismiss(
    request: Asked,
    letter_id: FromPath[UUID],
    gate: FromDishka[Gate],
    letters: FromDishka[DeadLetters],
    session: FromDishka[AsyncSession],
) -> None:
    """Nothing is to be done about it; it stays to be found under `dismissed`."""
    await let_in(request, gate, Scope.ADMIN)
    try:
        await letters.dismiss(letter_id)
    except NotFound:
        raise NotFoundException from None
    await session.commit()


DEAD_LETTER_ROUTES = (find, read, mend, replay, dismiss)
