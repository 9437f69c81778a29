"""What the week windows show."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from aiogram_dialog import DialogManager
from babel.dates import format_date

from bot.ui.cards import task_lines as lines
from bot.ui.cards.plan_lines import format_bullets, format_duration
from bot.ui.context import get_current_user, get_local_now, get_local_today
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.pagers import PAGE_SIZE, slice_page
from core.kit.days import get_monday, iterate_days
from core.overviews.agenda import AgendaQueries, DayAgenda
from core.tasks.contracts.views import TaskCard
from core.texts import format_day, get_weekday_names

MAX_DAY_LINES = 4


def get_shown_monday(manager: DialogManager) -> date:
    """The first day of the week that is shown."""
    text = manager.dialog_data.get("week")
    day = date.fromisoformat(text) if text else get_local_today(manager)
    return get_monday(day)


async def get_week_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """A heading and the first tasks of each day, and a button a day with its count."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    monday = get_shown_monday(dialog_manager)
    days = list(iterate_days(monday, monday + timedelta(days=6)))
    async with query_runner(AgendaQueries) as queries:
        listed = await queries.load_days(current_user.id, days[0], days[-1], today)
        undated = await queries.tasks.count_undated(current_user.id)
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


def _format_heading(current_user: CurrentUser, days: Sequence[date]) -> str:
    pattern = "MMM d" if current_user.locale == "en" else "d MMM"
    first, last = (
        format_date(day, pattern, locale=current_user.locale) for day in (days[0], days[-1])
    )
    return current_user.translate_html("week-title", first=first, last=last)


def _format_day(current_user: CurrentUser, day: date, agenda: DayAgenda, today: date) -> list[str]:
    """«пн, 23 нояб. · 3 задачи · 1 ч 30 мин» and the first of them; nothing for an empty day but
    today."""
    if not agenda.all_tasks and day != today:
        return []
    name = ("⚠️ " if day < today else "") + format_day(current_user.locale, day, today)
    if not agenda.all_tasks:
        return [current_user.translate_html("week-free", day=name), ""]
    needed = format_duration(current_user, agenda.needed_minutes)
    head = current_user.translate_html(
        "week-day", day=name, count=len(agenda.all_tasks), needed=needed
    )
    return [head, *_format_tasks(current_user, agenda), ""]


def _format_tasks(current_user: CurrentUser, agenda: DayAgenda) -> list[str]:
    shown = format_bullets(agenda.due_tasks, current_user, MAX_DAY_LINES)
    remaining = max(0, MAX_DAY_LINES - len(agenda.due_tasks))
    return shown + format_bullets(agenda.recurring_tasks, current_user, remaining, "🔁")


def _format_day_button(current_user: CurrentUser, day: date, agenda: DayAgenda, today: date) -> str:
    name = f"{get_weekday_names(current_user.locale)[day.weekday()]} {day.day}"
    mark = "📍" if day == today else ""
    return f"{mark}{name} · {len(agenda.all_tasks)}" if agenda.all_tasks else f"{mark}{name}"


async def get_list_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The tasks of the chosen day, the overdue or the undated ones, a page at a time."""
    current_user, now = get_current_user(dialog_manager), get_local_now(dialog_manager)
    asked = dialog_manager.start_data if isinstance(dialog_manager.start_data, dict) else {}
    today = get_local_today(dialog_manager)
    what = str((asked | dialog_manager.dialog_data).get("list", today))
    async with query_runner(AgendaQueries) as queries:
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
    queries: AgendaQueries, current_user: CurrentUser, list_name: str, today: date
) -> tuple[Sequence[TaskCard], str]:
    if list_name == "undated":
        cards = await queries.tasks.list_undated(current_user.id)
        return cards, current_user.translate_html("week-list-undated", count=len(cards))
    if list_name == "overdue":
        cards = await queries.tasks.list_due(current_user.id, None, today - timedelta(days=1))
        return cards, current_user.translate_html("week-list-overdue", count=len(cards))
    day = date.fromisoformat(list_name)
    agenda = (await queries.load_days(current_user.id, day, day, today))[day]
    name = format_day(current_user.locale, day, today)
    heading = current_user.translate_html("week-list-day", day=name, count=len(agenda.all_tasks))
    again = format_bullets(agenda.recurring_tasks, current_user, PAGE_SIZE, "🔁")
    return agenda.due_tasks, "\n".join([heading, *again])
