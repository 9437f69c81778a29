"""A plan in words: the day as a timeline, what goes to other days, lists of tasks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from html import escape
from uuid import UUID

from bot.ui.current_user import CurrentUser
from core.planner.contracts import Shift, Slot
from core.tasks.contracts.views import TaskCard
from core.texts import format_day

MAX_SLOTS, MAX_LINES = 24, 10
MAX_TITLE_LENGTH = 60
TaskCardsById = Mapping[UUID, TaskCard]


def format_duration(current_user: CurrentUser, minutes: int) -> str:
    """«5 ч 40 мин»."""
    hours, rest = divmod(minutes, 60)
    return current_user.translate("plan-duration", hours=hours, minutes=rest).strip()


def format_title(card: TaskCard, length: int = MAX_TITLE_LENGTH) -> str:
    """The title as HTML, in one line and not longer than that."""
    words = " ".join(card.title.split())
    return escape(
        words if len(words) <= length else f"{words[: length - 1].rstrip()}…", quote=False
    )


def format_clock(at: time | datetime) -> str:
    return f"{at:%H:%M}"


def format_timeline(
    slots: Sequence[Slot],
    cards: TaskCardsById,
    current_user: CurrentUser,
    now: datetime | None = None,
    max_slots: int = MAX_SLOTS,
) -> list[str]:
    """A line a slot: 📌 has a time of its own, ✅ is done, ▶️ is what `now` (local) falls into."""
    known = [slot for slot in slots if _is_still_open(cards.get(slot.task_id))]
    lines = [
        f"<code>{format_clock(slot.start)}–{format_clock(slot.end)}</code> "
        f"{_get_slot_sign(slot, cards[slot.task_id], now)}{format_title(cards[slot.task_id])}"
        for slot in known[:max_slots]
    ]
    return lines + _format_more_line(len(known) - max_slots, current_user)


def _is_still_open(card: TaskCard | None) -> bool:
    return card is not None and not card.deleted


def _get_slot_sign(slot: Slot, card: TaskCard, now: datetime | None) -> str:
    if card.completed_at is not None:
        return "✅ "
    if now is not None and slot.start <= now < slot.end:
        return "▶️ "
    return "📌 " if slot.fixed else ""


def format_moves(
    shifts: Sequence[Shift], cards: TaskCardsById, current_user: CurrentUser, today: date
) -> list[str]:
    """A line for each day: «завтра: Отчёт, Счета»."""
    by_day: dict[date, list[str]] = {}
    for shift in shifts:
        card = cards.get(shift.task_id)
        if card is not None:
            by_day.setdefault(shift.to_day, []).append(format_title(card, 40))
    days = sorted(by_day)
    lines = [
        f"• <b>{escape(format_day(current_user.locale, day, today), quote=False)}</b>: "
        + ", ".join(_join_titles(by_day[day], current_user))
        for day in days[:MAX_LINES]
    ]
    return lines + _format_more_line(
        sum(len(by_day[day]) for day in days[MAX_LINES:]), current_user
    )


def _join_titles(titles: list[str], current_user: CurrentUser, max_titles: int = 4) -> list[str]:
    return titles[:max_titles] + _format_more_line(len(titles) - max_titles, current_user)


def format_bullets(
    cards: Iterable[TaskCard],
    current_user: CurrentUser,
    max_lines: int = MAX_LINES,
    sign: str = "•",
) -> list[str]:
    """«• 09:00 Созвон», and how many more there are."""
    listed = list(cards)
    lines = [
        f"{sign} {format_clock(card.due_time) + ' ' if card.due_time else ''}{format_title(card)}"
        for card in listed[:max_lines]
    ]
    return lines + _format_more_line(len(listed) - max_lines, current_user)


def _format_more_line(count: int, current_user: CurrentUser) -> list[str]:
    return [current_user.translate_html("plan-more", count=count)] if count > 0 else []
