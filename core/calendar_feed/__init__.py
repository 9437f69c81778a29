"""A person's tasks and habits as an iCalendar feed (RFC 5545)."""
