"""What the windows of the week show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from aiogram_dialog import DialogManager
from babel.dates import format_date

from bot.context import now_of, speaker_of, today_of
from bot.dialogs.tasks import lines
from bot.notices.plan_words import bullets, duration
from bot.paging import PAGE, on_page
from bot.speaker import Reader, Speaker
from core.planner.rules import DEFAULT_MINUTES
from core.tasks.contracts import TaskCard
from core.tasks.days import TaskDays
from core.tasks.recurring import coming
from core.texts import day_name, weekday_names

LINES = 4
_DAY = timedelta(days=1)


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
        ahead = await coming(queries, speaker.id, max(days[0], today + _DAY), days[-1])
        undated = await queries.count_undated(speaker.id)
    listed = {day: _Day(_due(cards, day), ahead.get(day, [])) for day in days}
    words = [_heading(speaker, days), ""]
    for day in days:
        words += _day(speaker, day, listed[day], today)
    if not any(one.all for one in listed.values()):
        words.append(speaker.rich("week-empty"))
    return {
        "words": "\n".join(words),
        "days": [(_button(speaker, day, listed[day], today), day.isoformat()) for day in days],
        "undated": undated,
        "elsewhere": today not in days,
    }


@dataclass(slots=True, frozen=True)
class _Day:
    """What is due on a day, and what will come round on it."""

    due: Sequence[TaskCard]
    again: Sequence[TaskCard]

    @property
    def all(self) -> list[TaskCard]:
        return [*self.due, *self.again]

    def lines(self, speaker: Speaker, most: int) -> list[str]:
        shown = bullets(self.due, speaker, most)
        room = max(0, most - len(self.due))
        return shown + bullets(self.again, speaker, room, "🔁")


def _due(cards: Sequence[TaskCard], day: date) -> list[TaskCard]:
    return [card for card in cards if card.due_date == day]


def _heading(speaker: Speaker, days: Sequence[date]) -> str:
    pattern = "MMM d" if speaker.locale == "en" else "d MMM"
    first, last = (format_date(day, pattern, locale=speaker.locale) for day in (days[0], days[-1]))
    return speaker.rich("week-title", first=first, last=last)


def _day(speaker: Speaker, day: date, one: _Day, today: date) -> list[str]:
    """«пн, 23 нояб. · 3 задачи · 1 ч 30 мин» and the first of them; nothing for an empty day but
    today."""
    if not one.all and day != today:
        return []
    name = ("⚠️ " if day < today else "") + day_name(speaker.locale, day, today)
    if not one.all:
        return [speaker.rich("week-free", day=name), ""]
    minutes = sum(card.duration_minutes or DEFAULT_MINUTES for card in one.all)
    needed = duration(speaker, minutes)
    head = speaker.rich("week-day", day=name, count=len(one.all), needed=needed)
    return [head, *one.lines(speaker, LINES), ""]


def _button(speaker: Speaker, day: date, one: _Day, today: date) -> str:
    name = f"{weekday_names(speaker.locale)[day.weekday()]} {day.day}"
    mark = "📍" if day == today else ""
    return f"{mark}{name} · {len(one.all)}" if one.all else f"{mark}{name}"


async def chosen_list(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The tasks of the chosen day, the overdue or the undated ones, a page at a time."""
    speaker, now = speaker_of(dialog_manager), now_of(dialog_manager)
    what = str(dialog_manager.dialog_data.get("list", today_of(dialog_manager)))
    async with reader(TaskDays) as queries:
        cards, heading = await _listed(queries, speaker, what, today_of(dialog_manager))
    shown, page = on_page(dialog_manager, cards)
    return page | {
        "words": heading,
        "tasks": [(lines.button(card, now, speaker), card.id.hex) for card in shown],
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
    again = (await coming(queries, speaker.id, max(day, today + _DAY), day)).get(day, [])
    name = day_name(speaker.locale, day, today)
    heading = speaker.rich("week-list-day", day=name, count=len(cards) + len(again))
    return cards, "\n".join([heading, *bullets(again, speaker, PAGE, "🔁")])
