"""Talking to the event hub: sending by every door, and listening."""
