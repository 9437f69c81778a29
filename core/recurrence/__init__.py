"""Recurrences (RFC 5545): which rules are accepted, when they come round on a wall clock, and how
they are edited. Pure."""
