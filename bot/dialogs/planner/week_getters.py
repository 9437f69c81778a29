"""What the windows of the week show."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

from aiogram_dialog import DialogManager
from babel.dates import format_date

from bot.context import now_of, speaker_of, today_of
from bot.dialogs.tasks import lines
from bot.notices.plan_words import bullets, duration
from bot.speaker import Reader, Speaker
from core.planner.rules import DEFAULT_MINUTES
from core.tasks.contracts import TaskCard
from core.tasks.days import TaskDays
from core.texts import day_name, weekday_names

PAGE, LINES = 8, 4


def monday_of(manager: DialogManager) -> date:
    """The first day of the week that is shown."""
    told = manager.dialog_data.get("week")
    day = date.fromisoformat(told) if told else today_of(manager)
    return day - timedelta(days=day.weekday())


async def week(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """A heading and the first tasks of each day, and a button a day with its count."""
    speaker, today = speaker_of(dialog_manager), today_of(dialog_manager)
    monday = monday_of(dialog_manager)
    days = [monday + timedelta(days=n) for n in range(7)]
    async with reader(TaskDays) as queries:
        cards = await queries.due(speaker.id, days[0], days[-1])
        undated = await queries.count_undated(speaker.id)
    by_day = {day: [card for card in cards if card.due_date == day] for day in days}
    words = [_heading(speaker, days), ""]
    for day in days:
        words += _day(speaker, day, by_day[day], today)
    if not cards:
        words.append(speaker.rich("week-empty"))
    return {
        "words": "\n".join(words),
        "days": [(_button(speaker, day, by_day[day], today), day.isoformat()) for day in days],
        "undated": undated,
        "elsewhere": today not in days,
    }


def _heading(speaker: Speaker, days: Sequence[date]) -> str:
    first, last = (format_date(day, "d MMM", locale=speaker.locale) for day in (days[0], days[-1]))
    return speaker.rich("week-title", first=first, last=last)


def _day(speaker: Speaker, day: date, cards: Sequence[TaskCard], today: date) -> list[str]:
    """«Пн, 23 нояб. · 3 · 1 ч 30 мин» and the first tasks; nothing for an empty day but today."""
    if not cards and day != today:
        return []
    name = escape(day_name(speaker.locale, day, today), quote=False)
    if not cards:
        return [speaker.rich("week-free", day=name), ""]
    minutes = sum(card.duration_minutes or DEFAULT_MINUTES for card in cards)
    head = speaker.rich("week-day", day=name, count=len(cards), needed=duration(speaker, minutes))
    return [head, *bullets(cards, speaker, LINES), ""]


def _button(speaker: Speaker, day: date, cards: Sequence[TaskCard], today: date) -> str:
    name = f"{weekday_names(speaker.locale)[day.weekday()]} {day.day}"
    mark = "📍" if day == today else ""
    return f"{mark}{name} · {len(cards)}" if cards else f"{mark}{name}"


async def chosen_list(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The tasks of the chosen day, the overdue or the undated ones, a page at a time."""
    speaker, now = speaker_of(dialog_manager), now_of(dialog_manager)
    what = str(dialog_manager.dialog_data.get("list", today_of(dialog_manager)))
    async with reader(TaskDays) as queries:
        cards, heading = await _listed(queries, speaker, what, today_of(dialog_manager))
    pages = max(1, -(-len(cards) // PAGE))
    page = min(max(0, int(dialog_manager.dialog_data.get("page", 0))), pages - 1)
    dialog_manager.dialog_data["page"] = page
    shown = cards[page * PAGE : (page + 1) * PAGE]
    return {
        "words": heading,
        "tasks": [(lines.button(card, now, speaker), card.id.hex) for card in shown],
        "page": page + 1,
        "pages": pages,
        "paged": pages > 1,
    }


async def _listed(
    queries: TaskDays, speaker: Speaker, what: str, today: date
) -> tuple[Sequence[TaskCard], str]:
    if what == "undated":
        cards = await queries.undated(speaker.id)
        return cards, speaker.rich("week-list-undated", count=len(cards))
    if what == "overdue":
        cards = await queries.due(speaker.id, None, today - timedelta(days=1))
        return cards, speaker.rich("week-list-overdue", count=len(cards))
    day = date.fromisoformat(what)
    cards = await queries.due(speaker.id, day, day)
    name = day_name(speaker.locale, day, today)
    return cards, speaker.rich("week-list-day", day=name, count=len(cards))
