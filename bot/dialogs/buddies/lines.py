"""How a shared habit reads."""

from typing import Any

from bot.dialogs.habits.lines import legend, short
from bot.speaker import Speaker
from core.buddies.contracts import SharedHabit, Sharing

_SQUARES = {"done": "🟩", "missed": "⬜", "open": "🟨"}
_REST = "▪️"
_NAME = 20


def strip(habit: SharedHabit) -> str:
    """The owner's last seven days as squares, today last."""
    return " ".join(_SQUARES.get(mark, _REST) for mark in habit.week)


def mark(habit: SharedHabit) -> str:
    """Whether the owner's today is done."""
    return "✅" if habit.checked_today else "⬜"


def name(words: str) -> str:
    """A person's name, cut to what a button can show beside a title."""
    return words if len(words) <= _NAME else f"{words[:_NAME].rstrip()}…"


def shared_line(habit: SharedHabit) -> dict[str, Any]:
    return {
        "mark": mark(habit),
        "title": habit.title,
        "owner": habit.owner,
        "streak": habit.streak,
        "strip": strip(habit),
    }


def shared_button(habit: SharedHabit) -> str:
    """«✅ Оля · Зарядка»."""
    return f"{mark(habit)} {name(habit.owner)} · {short(habit.title)}"


def own_line(sharing: Sharing) -> dict[str, Any]:
    return {"title": sharing.title, "buddies": sharing.buddies}


def own_button(sharing: Sharing) -> str:
    """«👁 Вода · 2»."""
    return f"👁 {short(sharing.title)} · {sharing.buddies}"


def card(habit: SharedHabit, speaker: Speaker) -> dict[str, Any]:
    """What the card of a shared habit tells."""
    return shared_line(habit) | {
        "legend": legend(habit.today, speaker.locale),
        "today": "done" if habit.checked_today else "open",
    }
