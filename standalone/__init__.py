"""All of the product in one process, on embedded PostgreSQL, NATS and Redis."""

from time import monotonic

STARTED_AT = monotonic()  # before anything heavy is imported: the start counts its imports too
