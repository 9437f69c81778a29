"""What a person can do with habits; one class a command."""
