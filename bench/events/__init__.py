"""Benchmarks of the event hub: its endpoints and the way to PostgreSQL."""
