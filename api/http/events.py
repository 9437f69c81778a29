"""GET /events/{id}: where an event is."""

from typing import Any
from uuid import UUID

from dishka.integrations.litestar import FromDishka, inject
from litestar import Request, get
from litestar.params import FromPath

from api.http.admission import let_in
from api.ingest.accept import Ingest
from api.ingest.gate import Gate
from core.activity.contracts import Place, Scope, Whereabouts
from core.activity.locate import Locate


@get("/events/{event_id:uuid}", tags=["events"], summary="Where an event is")
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


EVENT_ROUTES = (whereabouts,)
