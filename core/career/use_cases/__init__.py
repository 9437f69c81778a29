"""What a person can do with goals and skills; one class a command."""
