"""Everything that changes data."""
