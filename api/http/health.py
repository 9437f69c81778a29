"""For supervisors and Prometheus: alive, ready, and the numbers."""

from typing import Any, Literal

import msgspec
from dishka.integrations.litestar import FromDishka, inject
from litestar import Request, Response, get
from litestar.openapi.datastructures import ResponseSpec
from litestar.status_codes import HTTP_200_OK, HTTP_503_SERVICE_UNAVAILABLE
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from api.http.authentication import authenticate_request
from api.http.errors import build_failure_responses
from api.ingest.authenticator import Authenticator
from api.readiness import ReadinessChecker, Report
from core.activity.contracts import ApiScope


class Alive(msgspec.Struct, frozen=True):
    status: Literal["ok"] = "ok"


@get("/health/live", tags=["health"], summary="The process answers")
async def get_liveness() -> Alive:
    """Always 200 while the event loop runs; says nothing of the servers behind."""
    return Alive()


@get(
    "/health/ready",
    tags=["health"],
    summary="Every server behind works",
    responses={
        HTTP_503_SERVICE_UNAVAILABLE: ResponseSpec(Report, description="Some server failed")
    },
)
@inject
async def get_readiness(readiness: FromDishka[ReadinessChecker]) -> Response[Report]:
    """200 if PostgreSQL, NATS JetStream and Redis answer, else 503; each is named in the body."""
    report = await readiness()
    status = HTTP_200_OK if report.ready else HTTP_503_SERVICE_UNAVAILABLE
    return Response(report, status_code=status, headers={"cache-control": "no-store"})


@get(
    "/metrics",
    tags=["health"],
    summary="Metrics in the Prometheus text format",
    media_type="text/plain",
    responses=build_failure_responses(),
)
@inject
async def get_metrics(
    request: Request[Any, Any, Any], authenticator: FromDishka[Authenticator]
) -> Response[bytes]:
    """The metrics of this process, for keys with the scope `read`; every process serves its own
    on METRICS_PORT, without a key."""
    await authenticate_request(request, authenticator, ApiScope.READ)
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
