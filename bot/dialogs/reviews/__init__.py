"""Windows of the weekly review."""
