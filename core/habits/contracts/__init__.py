"""Habits: commands, events, views. Days are the person's own."""
