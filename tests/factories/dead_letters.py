"""Dead letters of the tests."""

from datetime import datetime
from uuid import UUID

from core.activity.models import DeadLetter

EVENING = datetime.fromisoformat("2026-11-20T18:30:00+00:00")


def build_dead_letter(number: int, payload: str = "{}", error: str = "<broken>") -> DeadLetter:
    """An open one."""
    return DeadLetter(
        id=UUID(int=number),
        reason="conflict",
        payload=payload,
        error=error,
        source="shop",
        received_at=EVENING,
        state="open",
    )
