"""A plan in words: the day as a timeline, what goes to other days, lists of tasks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from html import escape
from uuid import UUID

from bot.speaker import Speaker
from core.planner.contracts import Shift, Slot
from core.tasks.contracts import TaskCard
from core.texts import day_name

SLOTS, LINES = 24, 10
TITLE = 60
Cards = Mapping[UUID, TaskCard]


def duration(speaker: Speaker, minutes: int) -> str:
    """«5 ч 40 мин»."""
    hours, rest = divmod(minutes, 60)
    return speaker.text("plan-duration", hours=hours, minutes=rest).strip()


def title(card: TaskCard, length: int = TITLE) -> str:
    """The title as HTML, in one line and not longer than that."""
    words = " ".join(card.title.split())
    return escape(
        words if len(words) <= length else f"{words[: length - 1].rstrip()}…", quote=False
    )


def clock(at: time | datetime) -> str:
    return f"{at:%H:%M}"


def timeline(
    slots: Sequence[Slot], cards: Cards, speaker: Speaker, now: datetime | None = None
) -> list[str]:
    """A line a slot: 📌 has a time of its own, ✅ is done, ▶️ is what `now` (local) falls into."""
    known = [slot for slot in slots if _still(cards.get(slot.task_id))]
    lines = [
        f"<code>{clock(slot.start)}–{clock(slot.end)}</code> "
        f"{_sign(slot, cards[slot.task_id], now)}{title(cards[slot.task_id])}"
        for slot in known[:SLOTS]
    ]
    return lines + _more(len(known) - SLOTS, speaker)


def _still(card: TaskCard | None) -> bool:
    return card is not None and not card.deleted


def _sign(slot: Slot, card: TaskCard, now: datetime | None) -> str:
    if card.completed_at is not None:
        return "✅ "
    if now is not None and slot.start <= now < slot.end:
        return "▶️ "
    return "📌 " if slot.fixed else ""


def moves(shifts: Sequence[Shift], cards: Cards, speaker: Speaker, today: date) -> list[str]:
    """A line for each day: «завтра: Отчёт, Счета»."""
    by_day: dict[date, list[str]] = {}
    for shift in shifts:
        card = cards.get(shift.task_id)
        if card is not None:
            by_day.setdefault(shift.to_day, []).append(title(card, 40))
    days = sorted(by_day)
    lines = [
        f"• <b>{escape(day_name(speaker.locale, day, today), quote=False)}</b>: "
        + ", ".join(_few(by_day[day], speaker))
        for day in days[:LINES]
    ]
    return lines + _more(sum(len(by_day[day]) for day in days[LINES:]), speaker)


def _few(titles: list[str], speaker: Speaker, most: int = 4) -> list[str]:
    return titles[:most] + _more(len(titles) - most, speaker)


def bullets(cards: Iterable[TaskCard], speaker: Speaker, most: int = LINES) -> list[str]:
    """«• 09:00 Созвон», and how many more there are."""
    listed = list(cards)
    lines = [
        f"• {clock(card.due_time) + ' ' if card.due_time else ''}{title(card)}"
        for card in listed[:most]
    ]
    return lines + _more(len(listed) - most, speaker)


def _more(count: int, speaker: Speaker) -> list[str]:
    return [speaker.rich("plan-more", count=count)] if count > 0 else []
