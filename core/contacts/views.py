"""Rows as the view the processes exchange."""

from datetime import datetime

from core.contacts.contracts import Contact, Verdict, Way
from core.contacts.models import CodeRow, ContactRow
from core.contacts.rules import MOST_TRIES


def contact(
    way: Way,
    row: ContactRow | None,
    code: CodeRow | None,
    now: datetime,
    verdict: Verdict | None = None,
) -> Contact:
    """`code` is shown as pending while it can still be typed."""
    waiting = code if code is not None and code.waits(now) else None
    return Contact(
        way=way,
        address=row.address if row else None,
        pending=waiting.address if waiting else None,
        verdict=verdict,
        tries_left=MOST_TRIES - waiting.tries if waiting else 0,
    )
