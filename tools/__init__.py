"""Checks and figures of this repository's own code; the product imports nothing of it."""
