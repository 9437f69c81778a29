"""What a person can do with tasks; one class a command."""
