"""Ids that grow with time: neighbours in time are neighbours in an index."""

import os
from datetime import datetime
from uuid import UUID

_VERSION, _VARIANT = 7 << 76, 2 << 62
_LOW_62, _HIGH_12 = (1 << 62) - 1, ((1 << 12) - 1) << 64


def generate_uuid7(now: datetime) -> UUID:
    """A random id (RFC 9562, version 7) whose first 48 bits are `now` in milliseconds."""
    random = int.from_bytes(os.urandom(10), "big")
    milliseconds = int(now.timestamp() * 1000) << 80
    return UUID(int=milliseconds | _VERSION | (random & _HIGH_12) | _VARIANT | (random & _LOW_62))
