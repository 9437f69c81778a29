"""Windows of buddies."""
