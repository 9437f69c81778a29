"""How a notification may arrive, as the person wishes it. Pure."""

from core.users.contracts import NotificationMode, Profile


def get_notification_mode(profile: Profile, kind: str) -> NotificationMode:
    """With a sound unless the person said otherwise."""
    return profile.notices.get(kind, NotificationMode.ON)
