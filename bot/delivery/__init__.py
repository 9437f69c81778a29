"""Notifications out: each sent once, in the person's language, at a pace the messenger bears."""
