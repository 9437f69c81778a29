"""PostgreSQL, NATS JetStream and Redis from PyPI wheels: real servers, no root, no docker."""

from standalone.servers.embedded import EmbeddedServers, ServerEndpoints
from standalone.servers.errors import StartError

__all__ = ["EmbeddedServers", "ServerEndpoints", "StartError"]
