"""A person's data as files."""
