"""How a piece of advice is worded: what it says, its source, and why it came."""

from typing import Any

from bot.ui.current_user import CurrentUser
from core.advice.contracts import AdviceCard, Topic
from core.advice.library import load_library

_TOPIC_SECTIONS = {
    Topic.PLANNING: "tasks",
    Topic.STARTING: "tasks",
    Topic.FOCUS: "focus",
    Topic.ENERGY: "focus",
    Topic.HABITS: "habits",
    Topic.GOALS: "goals",
    Topic.LEARNING: "skills",
    Topic.RHYTHM: "review",
}


def build_advice_data(card: AdviceCard, current_user: CurrentUser) -> dict[str, Any] | None:
    """What `advice-card` needs; None for a piece that the library does not have any more."""
    piece = load_library().get(card.piece)
    if piece is None:
        return None
    said = piece.get_wording(current_user.locale)
    return {
        "title": said.title,
        "text": said.text,
        "source": piece.source,
        "doi": piece.doi or "none",
        "reason": format_reason(card, current_user),
        "room": _TOPIC_SECTIONS[piece.topic],
    }


def format_reason(card: AdviceCard, current_user: CurrentUser) -> str:
    """«за неделю 6 из 9 помидоров прерваны»."""
    return current_user.translate(
        f"advice-reason-{card.signal}", count=card.count, total=card.total
    )


def get_advice_title(card: AdviceCard, current_user: CurrentUser) -> str | None:
    """The piece's name; None for one that is no more."""
    piece = load_library().get(card.piece)
    return piece.get_wording(current_user.locale).title if piece else None
