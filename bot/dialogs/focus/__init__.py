"""Windows of focus."""
