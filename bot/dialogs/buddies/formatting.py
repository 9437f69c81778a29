"""How a shared habit reads."""

from typing import Any

from bot.ui.cards.habit_lines import format_strip_legend, shorten_title
from bot.ui.current_user import CurrentUser
from core.buddies.contracts import SharedHabit, Sharing

_MARK_SQUARES = {"done": "🟩", "missed": "⬜", "open": "🟨"}
_REST_SQUARE = "▪️"
_MAX_NAME_LENGTH = 20


def format_week_strip(habit: SharedHabit) -> str:
    """The owner's last seven days as squares, today last."""
    return " ".join(_MARK_SQUARES.get(mark, _REST_SQUARE) for mark in habit.week)


def format_today_mark(habit: SharedHabit) -> str:
    """Whether the owner's today is done."""
    return "✅" if habit.checked_today else "⬜"


def shorten_name(text: str) -> str:
    """A person's name, cut to what a button can show beside a title."""
    return text if len(text) <= _MAX_NAME_LENGTH else f"{text[:_MAX_NAME_LENGTH].rstrip()}…"


def build_shared_line(habit: SharedHabit) -> dict[str, Any]:
    return {
        "mark": format_today_mark(habit),
        "title": habit.title,
        "owner": habit.owner,
        "streak": habit.streak,
        "strip": format_week_strip(habit),
    }


def format_shared_button(habit: SharedHabit) -> str:
    """«✅ Оля · Зарядка»."""
    return f"{format_today_mark(habit)} {shorten_name(habit.owner)} · {shorten_title(habit.title)}"


def build_own_line(sharing: Sharing) -> dict[str, Any]:
    return {"title": sharing.title, "buddies": sharing.buddies}


def format_own_button(sharing: Sharing) -> str:
    """«👁 Вода · 2»."""
    return f"👁 {shorten_title(sharing.title)} · {sharing.buddies}"


def build_card_data(habit: SharedHabit, current_user: CurrentUser) -> dict[str, Any]:
    """What the card of a shared habit tells."""
    return build_shared_line(habit) | {
        "legend": format_strip_legend(habit.today, current_user.locale),
        "today": "done" if habit.checked_today else "open",
    }
