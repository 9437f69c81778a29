"""Lines of the admin windows. Pure."""

import html
import re

from bot.ui.current_user import CurrentUser
from core.broadcasts.contracts import BroadcastCard, BroadcastState
from core.delivery.contracts import Delivery
from core.users.contracts import Segment

_TAG_PATTERN = re.compile(r"<[^>]*>")
_STATE_SIGNS = {
    BroadcastState.DRAFT: "📝",
    BroadcastState.RUNNING: "▶️",
    BroadcastState.PAUSED: "⏸",
    BroadcastState.DONE: "✅",
    BroadcastState.CANCELLED: "⛔",
}
_TELEGRAM_ERROR_PREFIX = "Telegram server says - "
_MAX_NAME, _MAX_REASON, _MAX_TEXT = 24, 60, 24


def format_seconds(value: float | None) -> str:
    """«0.4», «—» where nothing was measured."""
    return "—" if value is None else f"{value:.1f}"


def strip_markup(markup: str, length: int) -> str:
    """The beginning of a text without its markup, in one line."""
    words = " ".join(html.unescape(_TAG_PATTERN.sub("", markup)).split())
    return words if len(words) <= length else words[: length - 1] + "…"


def format_broadcast_line(card: BroadcastCard, current_user: CurrentUser) -> str:
    """«▶️ 21.11 14:05 · Мы открылись… · 120/500»."""
    at = current_user.to_local_time(card.started_at or card.created_at)
    line = (
        f"{_STATE_SIGNS[card.state]} {at:%d.%m %H:%M} · {strip_markup(card.letter.text, _MAX_TEXT)}"
    )
    if card.state is BroadcastState.DRAFT:
        return line
    return f"{line} · {card.tally.sent}/{card.tally.total}"


def format_failure_line(failure: Delivery, name: str, current_user: CurrentUser) -> str:
    """When, whom, what about, and why."""
    return current_user.translate_html(
        "admin-failure",
        at=f"{current_user.to_local_time(failure.updated_at):%d.%m %H:%M}",
        name=strip_markup(html.escape(name), _MAX_NAME),
        kind=failure.kind.replace("_", "-"),
        outcome=failure.outcome.value,
        reason=(failure.reason or "").removeprefix(_TELEGRAM_ERROR_PREFIX)[:_MAX_REASON],
    )


def format_segment(segment: Segment, current_user: CurrentUser) -> str:
    """«все», or what narrows it down."""
    parts = []
    if segment.locale is not None:
        parts.append(current_user.translate("cast-people-locale", language=segment.locale))
    if segment.active_days is not None:
        parts.append(current_user.translate("cast-people-active", days=segment.active_days))
    if segment.onboarded:
        parts.append(current_user.translate("cast-people-onboarded"))
    return ", ".join(parts) or current_user.translate("cast-people-all")
