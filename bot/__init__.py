"""Everything that speaks to a messenger."""
