"""A person's account as a whole: it can be erased, with all that belongs to it."""
