"""The gRPC server: ingest, health and reflection on one port."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import grpc.aio
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_health.v1.health import aio as health
from grpc_reflection.v1alpha import reflection

from api.grpc import events_pb2, events_pb2_grpc
from api.grpc.call_limits import BoundedCalls
from api.grpc.service import GrpcIngestService
from api.ingest.authenticator import Authenticator
from api.ingest.service import EventIngestService
from core.activity.rules import MAX_BODY_BYTES
from core.kit.background_tasks import run_with_timeout
from core.kit.sockets import PortInUse, open_listening_socket

MAX_CONCURRENT_CALLS = (
    2_000  # a last bound: those of keys and addresses in api.grpc.call_limits come before it
)
GRACE_SECONDS = 5.0
METADATA_BYTES = 8 << 10
SERVER_OPTIONS = (
    ("grpc.max_metadata_size", METADATA_BYTES),
    ("grpc.absolute_max_metadata_size", METADATA_BYTES),
    ("grpc.max_receive_message_length", MAX_BODY_BYTES),
    ("grpc.max_concurrent_streams", 200),
    ("grpc.so_reuseport", 0),
    ("grpc.max_connection_idle_ms", 300_000),
    ("grpc.keepalive_time_ms", 60_000),  # a peer that is gone without a word holds nothing
    ("grpc.keepalive_timeout_ms", 20_000),
    ("grpc.http2.min_ping_interval_without_data_ms", 30_000),
)
SERVICE_NAME = events_pb2.DESCRIPTOR.services_by_name["Ingest"].full_name


@asynccontextmanager
async def serve_grpc(
    host: str, port: int, ingest: EventIngestService, authenticator: Authenticator
) -> AsyncIterator[int]:
    """Serve on `host`; yields the port, a free one for 0. Raises PortBusy."""
    open_listening_socket(
        host, port, setting="GRPC_PORT"
    ).close()  # says clearly what gRPC would only log
    service = GrpcIngestService(ingest, authenticator)
    server = grpc.aio.server(
        options=SERVER_OPTIONS,
        interceptors=[BoundedCalls(SERVICE_NAME, service.admitted)],
        maximum_concurrent_rpcs=MAX_CONCURRENT_CALLS,
    )
    events_pb2_grpc.add_IngestServicer_to_server(service, server)
    state = health.HealthServicer()
    health_pb2_grpc.add_HealthServicer_to_server(state, server)
    reflection.enable_server_reflection((SERVICE_NAME, reflection.SERVICE_NAME), server)
    taken = server.add_insecure_port(f"[{host}]:{port}" if ":" in host else f"{host}:{port}")
    if taken == 0:
        raise PortInUse(f"cannot listen on {host} port {port}: set GRPC_PORT to a free port")
    await server.start()
    for name in ("", SERVICE_NAME):
        await state.set(name, health_pb2.HealthCheckResponse.SERVING)
    try:
        yield taken
    finally:
        await state.enter_graceful_shutdown()
        await run_with_timeout(GRACE_SECONDS + 3, server.stop(GRACE_SECONDS), name="stopping gRPC")
