"""How a piece of advice is worded: what it says, its source, and why it came."""

from typing import Any

from bot.speaker import Speaker
from core.advice.contracts import AdviceCard, Topic
from core.advice.library import library

_ROOMS = {
    Topic.PLANNING: "tasks",
    Topic.STARTING: "tasks",
    Topic.FOCUS: "focus",
    Topic.ENERGY: "focus",
    Topic.HABITS: "habits",
    Topic.GOALS: "goals",
    Topic.LEARNING: "skills",
    Topic.RHYTHM: "review",
}


def face(card: AdviceCard, speaker: Speaker) -> dict[str, Any] | None:
    """What `advice-card` needs; None for a piece that the library does not have any more."""
    piece = library().get(card.piece)
    if piece is None:
        return None
    said = piece.wording(speaker.locale)
    return {
        "title": said.title,
        "text": said.text,
        "source": piece.source,
        "doi": piece.doi or "none",
        "reason": reason(card, speaker),
        "room": _ROOMS[piece.topic],
    }


def reason(card: AdviceCard, speaker: Speaker) -> str:
    """«за неделю 6 из 9 помидоров прерваны»."""
    return speaker.text(f"advice-reason-{card.signal}", count=card.count, total=card.total)


def title(card: AdviceCard, speaker: Speaker) -> str | None:
    """The piece's name; None for one that is no more."""
    piece = library().get(card.piece)
    return piece.wording(speaker.locale).title if piece else None
