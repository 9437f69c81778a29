"""Lines of the admin windows. Pure."""

import html
import re

from bot.speaker import Speaker
from core.broadcasts.contracts import BroadcastCard, State
from core.notifications.contracts import Delivery
from core.users.contracts import Segment

_TAG = re.compile(r"<[^>]*>")
_SIGNS = {
    State.DRAFT: "📝",
    State.RUNNING: "▶️",
    State.PAUSED: "⏸",
    State.DONE: "✅",
    State.CANCELLED: "⛔",
}
_BLAME = "Telegram server says - "
_NAME, _REASON, _WORDS = 24, 60, 24


def seconds(value: float | None) -> str:
    """«0.4», «—» where nothing was measured."""
    return "—" if value is None else f"{value:.1f}"


def plain(markup: str, length: int) -> str:
    """The beginning of a text without its markup, in one line."""
    words = " ".join(html.unescape(_TAG.sub("", markup)).split())
    return words if len(words) <= length else words[: length - 1] + "…"


def broadcast_line(card: BroadcastCard, speaker: Speaker) -> str:
    """«▶️ 21.11 14:05 · Мы открылись… · 120/500»."""
    at = speaker.local(card.started_at or card.created_at)
    line = f"{_SIGNS[card.state]} {at:%d.%m %H:%M} · {plain(card.letter.text, _WORDS)}"
    if card.state is State.DRAFT:
        return line
    return f"{line} · {card.tally.sent}/{card.tally.total}"


def failure_line(failure: Delivery, name: str, speaker: Speaker) -> str:
    """When, whom, what about, and why."""
    return speaker.rich(
        "admin-failure",
        at=f"{speaker.local(failure.updated_at):%d.%m %H:%M}",
        name=plain(html.escape(name), _NAME),
        kind=failure.kind.replace("_", "-"),
        outcome=failure.outcome.value,
        reason=(failure.reason or "").removeprefix(_BLAME)[:_REASON],
    )


def segment_words(segment: Segment, speaker: Speaker) -> str:
    """«все», or what narrows it down."""
    parts = []
    if segment.locale is not None:
        parts.append(speaker.text("cast-people-locale", language=segment.locale))
    if segment.active_days is not None:
        parts.append(speaker.text("cast-people-active", days=segment.active_days))
    if segment.onboarded:
        parts.append(speaker.text("cast-people-onboarded"))
    return ", ".join(parts) or speaker.text("cast-people-all")
