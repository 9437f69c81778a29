"""Rows as the view the processes exchange."""

from datetime import datetime

from core.contacts.contracts import CodeVerdict, Contact, ContactChannel
from core.contacts.models import CodeRow, ContactRow
from core.contacts.rules import MAX_TRIES


def build_contact(
    way: ContactChannel,
    row: ContactRow | None,
    code: CodeRow | None,
    now: datetime,
    verdict: CodeVerdict | None = None,
) -> Contact:
    """`code` is shown as pending while it can still be typed."""
    waiting = code if code is not None and code.is_pending(now) else None
    return Contact(
        way=way,
        address=row.address if row else None,
        pending=waiting.address if waiting else None,
        verdict=verdict,
        tries_left=MAX_TRIES - waiting.tries if waiting else 0,
    )
