"""What inline mode offers, and the messages it posts. Pure; days are said so that they hold for
whoever reads the message, on whatever day."""

from collections.abc import Sequence
from datetime import date, timedelta

from aiogram.enums import ParseMode
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)

from bot.ui.cards.habit_lines import format_week_strip
from bot.ui.cards.task_lines import format_due_date, get_due_time, shorten_title
from bot.ui.current_user import CurrentUser
from core.habits.contracts.views import HabitSummary
from core.tasks.contracts.views import TaskCard
from core.tasks.rules import sort_by_time
from core.texts import format_day

InlineResult = InlineQueryResultArticle
MAX_PLAN_LINES = 40
MAX_PLAN_LENGTH = 3500  # of the messenger's 4096 UTF-16 units
MAX_LINE_LENGTH = 100
_RELATIVE_DATE_LIMIT = timedelta(days=2)


def build_plan_result(
    due: Sequence[TaskCard], today: date, current_user: CurrentUser, address: str
) -> InlineResult:
    """The day's plan: what is due, by its time; undated tasks are no part of it."""
    dated = sort_by_time(due)
    head = current_user.translate_html(
        "inline-plan-head", day=format_absolute_date(today, current_user)
    )
    body = _format_task_lines(dated, today, current_user) or [
        current_user.translate_html("inline-plan-empty")
    ]
    return _build_article(
        "plan",
        current_user.translate("inline-plan-title"),
        current_user.translate("inline-plan-count", tasks=len(dated)),
        "\n".join([head, "", *body]),
        _build_open_keyboard(address, current_user),
    )


def build_task_result(
    task: TaskCard, today: date, current_user: CurrentUser, address: str
) -> InlineResult:
    """One task: title, day and time; its notes and tags stay at home."""
    words = current_user.translate_html("inline-task", title=task.title)
    if task.due_date is not None:
        clock = get_due_time(task)
        day = format_absolute_date(task.due_date, current_user)
        words += "\n" + current_user.translate_html(
            "inline-task-due", due=f"{day}, {clock}" if clock else day
        )
    return _build_article(
        f"t{task.id.hex}",
        shorten_title(task.title, MAX_LINE_LENGTH),
        format_due_date(current_user, task.due_date, get_due_time(task), today) or None,
        words,
        _build_open_keyboard(address, current_user),
    )


def build_habit_result(
    habit: HabitSummary, current_user: CurrentUser, address: str
) -> InlineResult:
    """A habit with its last seven days and its streak."""
    words = current_user.translate_html(
        "inline-habit", title=habit.title, strip=format_week_strip(habit)
    )
    if habit.streak:
        words += f"\n{current_user.translate_html('notice-streak', days=habit.streak)}"
    return _build_article(
        f"h{habit.id.hex}",
        f"🌱 {shorten_title(habit.title, MAX_LINE_LENGTH)}",
        format_week_strip(habit),
        words,
        _build_open_keyboard(address, current_user),
    )


def format_absolute_date(day: date, current_user: CurrentUser) -> str:
    """The date itself, never «сегодня»."""
    return format_day(current_user.locale, day, day - _RELATIVE_DATE_LIMIT)


def _format_task_lines(
    tasks: Sequence[TaskCard], today: date, current_user: CurrentUser
) -> list[str]:
    """As many tasks as a message holds, and how many more there are."""
    lines: list[str] = []
    length = 0
    for number, task in enumerate(tasks):
        line = _format_task_line(task, today, current_user)
        length += len(line.encode("utf-16-le")) // 2 + 1
        if number == MAX_PLAN_LINES or length > MAX_PLAN_LENGTH:
            return [
                *lines,
                current_user.translate_html("inline-plan-more", count=len(tasks) - number),
            ]
        lines.append(line)
    return lines


def _format_task_line(task: TaskCard, today: date, current_user: CurrentUser) -> str:
    late = task.due_date is not None and task.due_date < today
    mark = "⚠️" if late else "▫️"
    title = shorten_title(task.title, MAX_LINE_LENGTH)
    clock = get_due_time(task)
    named = current_user.translate_html("inline-plan-line", mark=mark, title=title)
    return (
        current_user.translate_html("inline-plan-timed", mark=mark, time=clock, title=title)
        if clock
        else named
    )


def _build_open_keyboard(address: str, current_user: CurrentUser) -> InlineKeyboardMarkup:
    button = InlineKeyboardButton(text=current_user.translate("inline-open"), url=address)
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


def _build_article(
    id_: str, title: str, description: str | None, text: str, keyboard: InlineKeyboardMarkup
) -> InlineResult:
    content = InputTextMessageContent(message_text=text, parse_mode=ParseMode.HTML)
    return InlineResult(
        id=id_,
        title=title,
        description=description,
        input_message_content=content,
        reply_markup=keyboard,
    )
