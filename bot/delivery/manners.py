"""How a notification may arrive, as the person wishes it. Pure."""

from core.users.contracts import Mode, Profile


def mode_of(profile: Profile, kind: str) -> Mode:
    """With a sound unless the person said otherwise."""
    return profile.notices.get(kind, Mode.ON)
