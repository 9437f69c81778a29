"""Windows of the statistics."""
