"""All of the product in one process, on embedded PostgreSQL, NATS and Redis."""
