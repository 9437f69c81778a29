"""The one place that knows FastStream: broker, streams, retries, dead letters, the command bus."""
