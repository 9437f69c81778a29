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

from bot.dialogs.habits.lines import strip
from bot.dialogs.tasks.lines import clock_of, shorten, when
from bot.speaker import Speaker
from core.habits.contracts import HabitLine
from core.tasks.contracts import TaskCard
from core.texts import day_name

Result = InlineQueryResultArticle
PLAN_LINES = 40
PLAN_LENGTH = 3500  # of the messenger's 4096 UTF-16 units
LINE_LENGTH = 100
_APART = timedelta(days=2)


def plan_result(due: Sequence[TaskCard], today: date, speaker: Speaker, address: str) -> Result:
    """The day's plan: what is due, by its time; undated tasks are no part of it."""
    dated = sorted((task for task in due if task.due_date), key=_by_time)
    head = speaker.rich("inline-plan-head", day=absolute(today, speaker))
    body = _lines(dated, today, speaker) or [speaker.rich("inline-plan-empty")]
    return _article(
        "plan",
        speaker.text("inline-plan-title"),
        speaker.text("inline-plan-count", tasks=len(dated)),
        "\n".join([head, "", *body]),
        _open(address, speaker),
    )


def task_result(task: TaskCard, today: date, speaker: Speaker, address: str) -> Result:
    """One task: title, day and time; its notes and tags stay at home."""
    words = speaker.rich("inline-task", title=task.title)
    if task.due_date is not None:
        clock = clock_of(task)
        day = absolute(task.due_date, speaker)
        words += "\n" + speaker.rich("inline-task-due", due=f"{day}, {clock}" if clock else day)
    return _article(
        f"t{task.id.hex}",
        shorten(task.title, LINE_LENGTH),
        when(speaker, task.due_date, clock_of(task), today) or None,
        words,
        _open(address, speaker),
    )


def habit_result(habit: HabitLine, speaker: Speaker, address: str) -> Result:
    """A habit with its last seven days and its streak."""
    words = speaker.rich("inline-habit", title=habit.title, strip=strip(habit))
    if habit.streak:
        words += f"\n{speaker.rich('notice-streak', days=habit.streak)}"
    return _article(
        f"h{habit.id.hex}",
        f"🌱 {shorten(habit.title, LINE_LENGTH)}",
        strip(habit),
        words,
        _open(address, speaker),
    )


def absolute(day: date, speaker: Speaker) -> str:
    """The date itself, never «сегодня»."""
    return day_name(speaker.locale, day, day - _APART)


def _by_time(task: TaskCard) -> tuple[date, bool, str]:
    assert task.due_date is not None
    return task.due_date, task.due_time is None, clock_of(task) or ""


def _lines(tasks: Sequence[TaskCard], today: date, speaker: Speaker) -> list[str]:
    """As many tasks as a message holds, and how many more there are."""
    lines: list[str] = []
    length = 0
    for number, task in enumerate(tasks):
        line = _line(task, today, speaker)
        length += len(line.encode("utf-16-le")) // 2 + 1
        if number == PLAN_LINES or length > PLAN_LENGTH:
            return [*lines, speaker.rich("inline-plan-more", count=len(tasks) - number)]
        lines.append(line)
    return lines


def _line(task: TaskCard, today: date, speaker: Speaker) -> str:
    late = task.due_date is not None and task.due_date < today
    mark = "⚠️" if late else "▫️"
    title = shorten(task.title, LINE_LENGTH)
    clock = clock_of(task)
    named = speaker.rich("inline-plan-line", mark=mark, title=title)
    return speaker.rich("inline-plan-timed", mark=mark, time=clock, title=title) if clock else named


def _open(address: str, speaker: Speaker) -> InlineKeyboardMarkup:
    button = InlineKeyboardButton(text=speaker.text("inline-open"), url=address)
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


def _article(
    id_: str, title: str, description: str | None, words: str, keyboard: InlineKeyboardMarkup
) -> Result:
    content = InputTextMessageContent(message_text=words, parse_mode=ParseMode.HTML)
    return Result(
        id=id_,
        title=title,
        description=description,
        input_message_content=content,
        reply_markup=keyboard,
    )
