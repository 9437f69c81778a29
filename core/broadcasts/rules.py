"""Pure rules of broadcasts: what may follow what, and what can be sent at all."""

import html
import re
from typing import Literal
from urllib.parse import urlsplit
from uuid import UUID

from core.broadcasts.contracts import TEXT_LENGTH, BroadcastMessage, BroadcastState, LinkButton
from core.kit.errors import DomainError

BroadcastAction = Literal["start", "pause", "resume", "cancel", "finish"]
_TRANSITIONS: dict[BroadcastAction, tuple[frozenset[BroadcastState], BroadcastState]] = {
    "start": (frozenset({BroadcastState.DRAFT}), BroadcastState.RUNNING),
    "pause": (frozenset({BroadcastState.RUNNING}), BroadcastState.PAUSED),
    "resume": (frozenset({BroadcastState.PAUSED}), BroadcastState.RUNNING),
    "cancel": (
        frozenset({BroadcastState.DRAFT, BroadcastState.RUNNING, BroadcastState.PAUSED}),
        BroadcastState.CANCELLED,
    ),
    "finish": (frozenset({BroadcastState.RUNNING}), BroadcastState.DONE),
}
_TAG = re.compile(r"<[^>]*>")
_UNSAFE = re.compile(r"[\s\x00-\x1f\x7f\"<>\\]")


def get_next_state(state: BroadcastState, action: BroadcastAction) -> BroadcastState:
    """The state that follows; an act whose state is reached already changes nothing.

    Raises DomainError `broadcast-over` for what has ended, `broadcast-not-now` otherwise.
    """
    begins, leads_to = _TRANSITIONS[action]
    if state in begins or state is leads_to:
        return leads_to
    over = state in (BroadcastState.DONE, BroadcastState.CANCELLED)
    raise DomainError("broadcast-over" if over else "broadcast-not-now")


def build_notification_key(broadcast_id: UUID, user_id: UUID) -> str:
    """The notification's key: one a person."""
    return f"broadcast:{broadcast_id}:{user_id}"


def measure_visible_length(markup: str) -> int:
    """Length of HTML as the messenger counts it: UTF-16 units without tags."""
    return len(html.unescape(_TAG.sub("", markup)).encode("utf-16-le")) // 2


def check_message(letter: BroadcastMessage) -> None:
    """Raises DomainError `broadcast-empty`, `broadcast-too-long` or `broadcast-link`."""
    for words in (letter.text, *letter.variants.values()):
        if not html.unescape(_TAG.sub("", words)).strip():
            raise DomainError("broadcast-empty")
        if measure_visible_length(words) > TEXT_LENGTH:
            raise DomainError("broadcast-too-long", limit=TEXT_LENGTH)
    if letter.button is not None:
        check_button(letter.button)


def check_button(button: LinkButton) -> None:
    """Raises DomainError `broadcast-link` for anything but words and an https address."""
    try:
        parts = urlsplit(button.url)
        host = parts.hostname or ""
    except ValueError:
        raise DomainError("broadcast-link") from None
    fine = parts.scheme == "https" and "." in host.strip(".") and not _UNSAFE.search(button.url)
    if not fine or not button.text.strip():
        raise DomainError("broadcast-link")
