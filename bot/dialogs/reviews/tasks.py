"""The fourth step: next week's tasks, what is overdue, and what comes to mind."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from aiogram.types import CallbackQuery, ContentType, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import List

from bot.context import act_of, new_id, reader_of, speaker_of, today_of
from bot.dialogs.reviews import steps
from bot.dialogs.reviews.states import WeeklyReview
from bot.dialogs.reviews.undo import BACK
from bot.dialogs.tasks.draft import Fields
from bot.dialogs.tasks.draft_handlers import LONGEST_TEXT
from bot.dialogs.tasks.understanding import understand
from bot.hints import Hint, hint
from bot.speaker import Reader
from bot.texts import L, Rich
from bot.words import tidy
from core.reviews.rules import days_ahead, spread
from core.tasks.contracts import DeleteTask, Move, MoveTasks
from core.tasks.days import TaskDays
from core.tasks.recurring import coming
from core.tasks.workload import WorkloadQueries
from core.texts import day_name, weekday_names

SHOWN, AT_ONCE = 5, 100
_ADDED = "weekly_added"  # what this very update wrote down


async def tasks(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """What was done, what is overdue, and how full the days ahead are."""
    speaker, today = speaker_of(dialog_manager), today_of(dialog_manager)
    days = days_ahead(today)
    async with reader(WorkloadQueries) as queries:
        work = await queries.of(speaker.id, today, speaker.profile.zone, reader.clock.now())
        late = await queries.overdue(speaker.id, today, SHOWN)
        load = await queries.load(speaker.id, days[0], days[-1])
    load = await _with_repeats(reader, speaker.id, load, days)
    return {
        "done": work.completed_week,
        "overdue": work.overdue,
        "late": [{"title": one.title} for one in late],
        "some": work.overdue > 0,
        "hidden": work.overdue - len(late),
        "week": _load_words(days, load, speaker.locale),
        "moved": min(work.overdue, AT_ONCE),
        "added": _ADDED in dialog_manager.middleware_data,
        **dialog_manager.middleware_data.get(_ADDED, {}),
    }


async def _with_repeats(
    reader: Reader, user_id: UUID, load: Mapping[date, int], days: Sequence[date]
) -> dict[date, int]:
    """Tasks a day, those that will come round again on it too."""
    async with reader(TaskDays) as queries:
        again = await coming(queries, user_id, days[0], days[-1])
    return {day: load.get(day, 0) + len(again.get(day, [])) for day in days}


def _load_words(days: Sequence[date], load: Mapping[date, int], locale: str) -> str:
    """«пн 2 · вт 0 · ср 5»."""
    names = weekday_names(locale)
    return " · ".join(f"{names[day.weekday()]} {load.get(day, 0)}" for day in days)


async def spread_overdue(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The weightiest first, over the days the person works on, where there is least; with nothing
    overdue any more a second tap does nothing."""
    speaker, today = speaker_of(manager), today_of(manager)
    ahead = days_ahead(today)
    days = [day for day in ahead if speaker.profile.work_days >> day.weekday() & 1] or list(ahead)
    async with reader_of(manager)(WorkloadQueries) as queries:
        late = await queries.overdue(speaker.id, today, AT_ONCE)
        load = await queries.load(speaker.id, days[0], days[-1])
    if not late:
        return
    load = await _with_repeats(reader_of(manager), speaker.id, load, days)
    chosen = spread(len(late), load, days)
    moves = tuple(Move(one.id, day) for one, day in zip(late, chosen, strict=True))
    changed = await act_of(manager)(MoveTasks(user_id=speaker.id, moves=moves))
    if changed.undo:
        BACK.keep(manager, MoveTasks(user_id=speaker.id, moves=changed.undo))


async def add(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A task in free words; without a day it is for the first day ahead."""
    text, speaker = tidy(message.text or ""), speaker_of(manager)
    if not text or len(text) > LONGEST_TEXT:
        hint(manager, "task-text-too-long" if text else "task-text-please", limit=LONGEST_TEXT)
        return
    act = act_of(manager)
    task_id = new_id(manager)
    fields = Fields.understood(understand(manager, text), text, task_id)
    due = fields.due_date or days_ahead(today_of(manager))[0]
    written = msgspec.structs.replace(fields, due_date=due)
    card = await act(written.adding(speaker.id))
    BACK.keep(manager, DeleteTask(user_id=speaker.id, task_id=task_id))
    day = day_name(speaker.locale, due, today_of(manager))
    manager.middleware_data[_ADDED] = {"title": card.title, "day": day}


window = Window(
    Hint(),
    Rich("weekly-task-added", when="added"),
    Rich("weekly-tasks"),
    List(Rich("weekly-late-line"), items="late", when="some"),
    Rich("weekly-late-more", when="hidden"),
    Rich("weekly-tasks-ahead"),
    Button(L("weekly-spread"), id="spread", on_click=spread_overdue, when="some"),
    *steps.walk(WeeklyReview.tasks),
    MessageInput(add, content_types=ContentType.ANY),
    state=WeeklyReview.tasks,
    getter=[steps.head, tasks],
)
