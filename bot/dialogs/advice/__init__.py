"""Windows of advice."""
