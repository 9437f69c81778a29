"""Metrics of a process that has no HTTP endpoint of its own, in the Prometheus text format."""

from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import start_http_server

from core.kit.settings import Settings
from core.kit.sockets import PortInUse, format_port_in_use


@contextmanager
def serve_metrics(settings: Settings) -> Iterator[None]:
    """Serve `/metrics` on METRICS_PORT inside, if it is set. Raises PortBusy."""
    if settings.metrics_port is None:
        yield
        return
    host, port = settings.metrics_host, settings.metrics_port
    try:
        server, thread = start_http_server(port, addr=host)
    except OSError as error:
        raise PortInUse(format_port_in_use(host, port, error, "METRICS_PORT")) from error
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
