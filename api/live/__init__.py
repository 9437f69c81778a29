"""Events as they are stored, to whoever listens."""
