"""Benchmarks of the event hub: its doors and the way to PostgreSQL."""
