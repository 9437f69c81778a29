"""What feeds a goal: linking tasks, habits and skills to it, and letting them go."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from bot.context import act_of, new_id, speaker_of, today_of
from bot.dialogs.career import lines
from bot.dialogs.career.fed import Fed, fed
from bot.dialogs.career.goal_getters import chosen_goal, goal_id_of
from bot.dialogs.career.states import Career
from bot.dialogs.career.widgets import BACK
from bot.dialogs.tasks.draft import Fields
from bot.dialogs.tasks.lines import clock_of, when
from bot.dialogs.tasks.understanding import understand
from bot.hints import good_news
from bot.paging import PAGE, on_page, read_page
from bot.speaker import Reader
from bot.undo import can_undo
from core.career import contracts as c
from core.career.queries import SkillQueries
from core.habits.contracts import HabitLine
from core.habits.queries import HabitQueries
from core.tasks.queries import TaskQueries

_LINE = 80


async def feeds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of what feeds the goal, each with how it stands; a tap on its button lets it go."""
    card, speaker = await chosen_goal(dialog_manager), speaker_of(dialog_manager)
    feeding = await fed(dialog_manager, card)
    told = _told(feeding)
    shown, pages = on_page(dialog_manager, told)
    return pages | {
        "title": card.title,
        "lines": [{"mark": one.mark, "title": lines.short(one.title, _LINE)} for one in shown],
        "feeds": [(f"✖️ {lines.short(one.title)}", one.code) for one in shown],
        "minutes": lines.hours(feeding.minutes, speaker),
        "has_minutes": feeding.minutes > 0,
        "some": bool(told),
        "empty": not told,
        "undoable": can_undo(dialog_manager),
    }


@dataclass(slots=True, frozen=True)
class _Told:
    """One thing that feeds the goal: `code` is the first letter of its kind, and its id."""

    code: str
    mark: str
    title: str


def _told(feeding: Fed) -> list[_Told]:
    tasks = [
        _Told(f"t{one.id.hex}", "✅" if feeding.is_done(one) else "▫️", one.title)
        for one in feeding.tasks
    ]
    habits = [_Told(f"h{one.id.hex}", _habit_mark(one), one.title) for one in feeding.habits]
    skills = [
        _Told(f"s{one.id.hex}", f"🧠 {lines.stars(one)} ·", one.title) for one in feeding.skills
    ]
    return tasks + habits + skills


def _habit_mark(habit: HabitLine) -> str:
    """Ticks of the last seven days, and the strength."""
    return f"🌱 {habit.week.count('done')}/7 · 💪 {round(100 * habit.strength)}% ·"


_KINDS: dict[str, c.FeedKind] = {"t": "task", "h": "habit", "s": "skill"}


async def unlink(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    fed = {"user_id": speaker_of(manager).id, "goal_id": goal_id_of(manager)}
    fed["subject_id"] = UUID(hex=code[1:])
    await act_of(manager)(c.UnlinkFromGoal(**fed))
    BACK.keep(manager, c.LinkToGoal(kind=_KINDS[code[0]], **fed))


async def tasks(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """A page of the person's open tasks, to choose from."""
    speaker = speaker_of(dialog_manager)
    async with reader(TaskQueries) as queries:
        found, pages = await read_page(
            dialog_manager, lambda offset: queries.page(speaker.id, offset, PAGE)
        )
    return pages | {
        "choices": [(lines.short(task.title), task.id.hex) for task in found.tasks],
        "empty": not found.tasks,
    }


async def habits(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    speaker, today = speaker_of(dialog_manager), today_of(dialog_manager)
    async with reader(HabitQueries) as queries:
        found = await queries.active(speaker.id, today)
    shown, pages = on_page(dialog_manager, found)
    choices = [(f"🌱 {lines.short(habit.title)}", habit.id.hex) for habit in shown]
    return pages | {"choices": choices, "empty": not choices}


async def skills(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    async with reader(SkillQueries) as queries:
        found = await queries.active(speaker_of(dialog_manager).id)
    shown, pages = on_page(dialog_manager, found)
    choices = [(f"🧠 {lines.short(skill.title)}", skill.id.hex) for skill in shown]
    return pages | {"choices": choices, "empty": not choices}


async def link_task(_: CallbackQuery, __: Any, manager: DialogManager, task_id: str) -> None:
    await _link(manager, "task", UUID(hex=task_id))


async def link_habit(_: CallbackQuery, __: Any, manager: DialogManager, habit_id: str) -> None:
    await _link(manager, "habit", UUID(hex=habit_id))


async def link_skill(_: CallbackQuery, __: Any, manager: DialogManager, skill_id: str) -> None:
    await _link(manager, "skill", UUID(hex=skill_id))


async def _link(manager: DialogManager, kind: c.FeedKind, subject_id: UUID) -> None:
    who, goal_id = speaker_of(manager).id, goal_id_of(manager)
    command = c.LinkToGoal(user_id=who, goal_id=goal_id, kind=kind, subject_id=subject_id)
    await act_of(manager)(command)
    back = c.UnlinkFromGoal(user_id=who, goal_id=goal_id, subject_id=subject_id)
    BACK.keep(manager, back)
    await manager.switch_to(Career.feeds)


async def typed_task(manager: DialogManager, words: str) -> None:
    """A new task for the goal, in free words as anywhere: «Купить учебник завтра !высокий»."""
    speaker = speaker_of(manager)
    task = Fields.understood(understand(manager, words), words, new_id(manager))
    card = await act_of(manager)(task.adding(speaker.id))
    due = when(speaker, card.due_date, clock_of(card), today_of(manager))
    if due:
        good_news(manager, "goal-task-added", title=card.title, due=due)
    await _link(manager, "task", task.task_id)
