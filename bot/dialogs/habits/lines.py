"""How a habit reads in the list and on its card."""

from datetime import date, timedelta
from typing import Any

from bot.speaker import Speaker
from core.habits.contracts import EVERY_DAY, HabitLine
from core.texts import weekday_names

WORKDAYS = 0b0011111
_SQUARES = {"done": "🟩", "missed": "⬜", "open": "🟨", "off": "▪️"}
_BUTTON_TITLE = 28


def strip(card: HabitLine) -> str:
    """The last seven days as squares, today last."""
    return " ".join(_SQUARES[mark] for mark in card.week)


def legend(today: date, locale: str) -> str:
    """The weekdays above a strip, two letters each."""
    names = weekday_names(locale)
    return " ".join(names[(today.weekday() - back) % 7][:2] for back in range(6, -1, -1))


def line(card: HabitLine) -> dict[str, Any]:
    """What the list tells of a habit."""
    return {
        "mark": _mark(card),
        "title": card.title,
        "streak": card.streak,
        "strip": strip(card),
    }


def button(card: HabitLine) -> str:
    """«⬜ Зарядка · 🔥5»."""
    streak = f" · 🔥{card.streak}" if card.streak else ""
    return f"{_mark(card)} {short(card.title)}{streak}"


def short(title: str) -> str:
    """The title, cut to what a button can show."""
    return title if len(title) <= _BUTTON_TITLE else f"{title[:_BUTTON_TITLE].rstrip()}…"


def schedule(weekdays: int, speaker: Speaker) -> str:
    """«каждый день», «по будням», «пн, ср, пт»."""
    if weekdays == EVERY_DAY:
        return speaker.text("habit-every-day")
    if weekdays == WORKDAYS:
        return speaker.text("habit-workdays")
    names = weekday_names(speaker.locale)
    return ", ".join(name for bit, name in enumerate(names) if weekdays >> bit & 1)


def ticks(card: HabitLine, speaker: Speaker) -> list[tuple[str, str]]:
    """The card's buttons for today and, where it makes sense, yesterday: words and code."""
    yesterday, before = card.today - timedelta(days=1), card.week[-2]
    key = "habit-untick-today" if card.checked_today else "habit-tick-today"
    shown = [(speaker.text(key), tick_code(card, card.today, done=card.checked_today))]
    if before in ("missed", "done"):
        key = "habit-untick-yesterday" if before == "done" else "habit-tick-yesterday"
        shown.append((speaker.text(key), tick_code(card, yesterday, done=before == "done")))
    return shown


def tick_code(card: HabitLine, day: date, *, done: bool) -> str:
    """What a button asks for, spelled out, so that a second tap on it changes nothing more.

    `c` ticks and `u` unticks; then the day's ordinal and the habit's id, both in hex.
    """
    return f"{'u' if done else 'c'}{day.toordinal():05x}{card.id.hex}"


def _mark(card: HabitLine) -> str:
    if card.checked_today:
        return "✅"
    return "⬜" if card.week[-1] == "open" else "▫️"
