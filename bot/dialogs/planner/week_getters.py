"""What the week windows show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from aiogram_dialog import DialogManager
from babel.dates import format_date

from bot.ui.cards import task_lines as lines
from bot.ui.cards.plan_lines import format_bullets, format_duration
from bot.ui.context import get_current_user, get_local_now, get_local_today
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.pagers import PAGE_SIZE, slice_page
from core.planner.rules import DEFAULT_MINUTES
from core.tasks.contracts.views import TaskCard
from core.tasks.days import TaskDayQueries
from core.tasks.recurring import load_repeats_by_day
from core.texts import format_day, get_weekday_names

MAX_DAY_LINES = 4

_DAY = timedelta(days=1)


def get_shown_monday(manager: DialogManager) -> date:
    """The first day of the week that is shown."""
    text = manager.dialog_data.get("week")
    day = date.fromisoformat(text) if text else get_local_today(manager)
    return day - timedelta(days=day.weekday())


async def get_week_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """A heading and the first tasks of each day, and a button a day with its count."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    monday = get_shown_monday(dialog_manager)
    days = [monday + timedelta(days=n) for n in range(7)]
    async with query_runner(TaskDayQueries) as queries:
        cards = await queries.list_due(current_user.id, days[0], days[-1])
        ahead = await load_repeats_by_day(
            queries, current_user.id, max(days[0], today + _DAY), days[-1]
        )
        undated = await queries.count_undated(current_user.id)
    listed = {day: _DayTasks(_filter_due(cards, day), ahead.get(day, [])) for day in days}
    words = [_format_heading(current_user, days), ""]
    for day in days:
        words += _format_day(current_user, day, listed[day], today)
    if not any(one.all_tasks for one in listed.values()):
        words.append(current_user.translate_html("week-empty"))
    return {
        "words": "\n".join(words),
        "days": [
            (_format_day_button(current_user, day, listed[day], today), day.isoformat())
            for day in days
        ],
        "undated": undated,
        "elsewhere": today not in days,
    }


@dataclass(slots=True, frozen=True)
class _DayTasks:
    """What is due on a day, and what will come round on it."""

    due_tasks: Sequence[TaskCard]
    recurring_tasks: Sequence[TaskCard]

    @property
    def all_tasks(self) -> list[TaskCard]:
        return [*self.due_tasks, *self.recurring_tasks]

    def format_lines(self, current_user: CurrentUser, max_lines: int) -> list[str]:
        shown = format_bullets(self.due_tasks, current_user, max_lines)
        remaining = max(0, max_lines - len(self.due_tasks))
        return shown + format_bullets(self.recurring_tasks, current_user, remaining, "🔁")


def _filter_due(cards: Sequence[TaskCard], day: date) -> list[TaskCard]:
    return [card for card in cards if card.due_date == day]


def _format_heading(current_user: CurrentUser, days: Sequence[date]) -> str:
    pattern = "MMM d" if current_user.locale == "en" else "d MMM"
    first, last = (
        format_date(day, pattern, locale=current_user.locale) for day in (days[0], days[-1])
    )
    return current_user.translate_html("week-title", first=first, last=last)


def _format_day(
    current_user: CurrentUser, day: date, day_tasks: _DayTasks, today: date
) -> list[str]:
    """«пн, 23 нояб. · 3 задачи · 1 ч 30 мин» and the first of them; nothing for an empty day but
    today."""
    if not day_tasks.all_tasks and day != today:
        return []
    name = ("⚠️ " if day < today else "") + format_day(current_user.locale, day, today)
    if not day_tasks.all_tasks:
        return [current_user.translate_html("week-free", day=name), ""]
    minutes = sum(card.duration_minutes or DEFAULT_MINUTES for card in day_tasks.all_tasks)
    needed = format_duration(current_user, minutes)
    head = current_user.translate_html(
        "week-day", day=name, count=len(day_tasks.all_tasks), needed=needed
    )
    return [head, *day_tasks.format_lines(current_user, MAX_DAY_LINES), ""]


def _format_day_button(
    current_user: CurrentUser, day: date, day_tasks: _DayTasks, today: date
) -> str:
    name = f"{get_weekday_names(current_user.locale)[day.weekday()]} {day.day}"
    mark = "📍" if day == today else ""
    return f"{mark}{name} · {len(day_tasks.all_tasks)}" if day_tasks.all_tasks else f"{mark}{name}"


async def get_list_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The tasks of the chosen day, the overdue or the undated ones, a page at a time."""
    current_user, now = get_current_user(dialog_manager), get_local_now(dialog_manager)
    asked = dialog_manager.start_data if isinstance(dialog_manager.start_data, dict) else {}
    today = get_local_today(dialog_manager)
    what = str((asked | dialog_manager.dialog_data).get("list", today))
    async with query_runner(TaskDayQueries) as queries:
        cards, heading = await _load_list(
            queries, current_user, what, get_local_today(dialog_manager)
        )
    shown, page = slice_page(dialog_manager, cards)
    return page | {
        "words": heading,
        "tasks": [
            (lines.format_task_button(card, now, current_user), card.id.hex) for card in shown
        ],
    }


async def _load_list(
    queries: TaskDayQueries, current_user: CurrentUser, list_name: str, today: date
) -> tuple[Sequence[TaskCard], str]:
    if list_name == "undated":
        cards = await queries.list_undated(current_user.id)
        return cards, current_user.translate_html("week-list-undated", count=len(cards))
    if list_name == "overdue":
        cards = await queries.list_due(current_user.id, None, today - timedelta(days=1))
        return cards, current_user.translate_html("week-list-overdue", count=len(cards))
    day = date.fromisoformat(list_name)
    cards = await queries.list_due(current_user.id, day, day)
    again = (await load_repeats_by_day(queries, current_user.id, max(day, today + _DAY), day)).get(
        day, []
    )
    name = format_day(current_user.locale, day, today)
    heading = current_user.translate_html("week-list-day", day=name, count=len(cards) + len(again))
    return cards, "\n".join([heading, *format_bullets(again, current_user, PAGE_SIZE, "🔁")])
