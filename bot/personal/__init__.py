"""A person's data on its way in and out of the chat."""
