"""The morning's and the evening's message: what the day holds, what it brought, what is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.notices.cards import Face
from bot.notices.data import TODAY
from bot.notices.plan_data import PlanAction, PlanPress
from bot.notices.plan_words import Cards, bullets, duration, timeline
from bot.speaker import Speaker
from core.planner.contracts import PlanView
from core.planner.rules import DEFAULT_MINUTES, PILE
from core.tasks.contracts import TaskCard
from core.texts import day_name, long_day

MORNING_LINES, EVENING_LINES, HABITS = 7, 6, 8


@dataclass(slots=True, frozen=True)
class Morning:
    """What a day holds: its open tasks, most urgent first, its habits, and its plan if there is
    one."""

    day: date
    tasks: Sequence[TaskCard]
    habits: Sequence[str]
    overdue: int
    plan: PlanView | None
    cards: Cards


@dataclass(slots=True, frozen=True)
class Evening:
    """What became of `day`: `left` are its open tasks, `to` is where they would go."""

    day: date
    to: date
    today: date
    done: Sequence[TaskCard]
    left: Sequence[TaskCard]
    ticked: int
    due_habits: int
    open_habits: Sequence[str]
    overdue: int


def morning_face(one: Morning, speaker: Speaker) -> Face:
    """«☀️ Доброе утро», tasks and habits of the day, and the way to its plan."""
    name = long_day(speaker.locale, one.day)
    lines = [speaker.rich("morning-title", day=name), ""]
    lines += _plan(one, speaker) if one.plan else _tasks(one, speaker)
    if one.habits:
        names = ", ".join(escape(habit, quote=False) for habit in one.habits[:HABITS])
        lines += ["", speaker.rich("morning-habits"), names]
    if one.overdue >= PILE:
        lines += ["", speaker.rich("morning-overdue", count=one.overdue)]
    plan = _button("p", one.day, speaker)
    rows = [[plan, _today(speaker)]] if one.tasks or one.plan else [[plan]]
    if one.overdue >= PILE:
        rows.append([_button("s", one.day, speaker)])
    return Face("\n".join(lines), InlineKeyboardMarkup(inline_keyboard=rows))


def _plan(one: Morning, speaker: Speaker) -> list[str]:
    assert one.plan is not None
    return [speaker.rich("morning-plan"), *timeline(one.plan.slots, one.cards, speaker)]


def _tasks(one: Morning, speaker: Speaker) -> list[str]:
    if not one.tasks:
        return [speaker.rich("morning-free")]
    minutes = sum(card.duration_minutes or DEFAULT_MINUTES for card in one.tasks)
    needed = duration(speaker, minutes)
    head = speaker.rich("morning-tasks", count=len(one.tasks), needed=needed)
    return [head, *bullets(one.tasks, speaker, MORNING_LINES)]


def evening_face(one: Evening, speaker: Speaker, turn: int = 0) -> Face:
    """«🌙 Итоги дня»: done, ticked, left, and what may become of the rest."""
    lines = [speaker.rich("evening-title"), ""]
    lines.append(speaker.rich("evening-done", count=len(one.done)))
    lines += bullets(one.done, speaker, EVENING_LINES)
    if one.due_habits:
        habits = speaker.rich("evening-habits", done=one.ticked, total=one.due_habits)
        lines += ["", habits]
    if one.open_habits:
        names = ", ".join(one.open_habits[:HABITS])
        lines.append(speaker.rich("evening-open-habits", names=names))
    if not one.left:
        rest = not one.done or one.open_habits
        key = "evening-no-tasks-left" if rest else "evening-nothing-left"
        return Face("\n".join([*lines, "", speaker.rich(key)]))
    lines += ["", speaker.rich("evening-left", count=len(one.left))]
    lines += bullets(one.left, speaker, EVENING_LINES)
    return Face("\n".join(lines), _evening_keys(one, speaker, turn))


def _evening_keys(one: Evening, speaker: Speaker, turn: int) -> InlineKeyboardMarkup:
    move = _move_button(one.day, one.to, one.today, speaker, turn)
    rows = [[move], [_button("c", one.day, speaker, turn), _button("d", one.day, speaker, turn)]]
    if one.overdue >= PILE:
        rows.append([_button("s", one.day, speaker, turn)])
    return InlineKeyboardMarkup(inline_keyboard=rows)


def moved_face(plan: PlanView, press: PlanPress, speaker: Speaker, today: date) -> Face:
    """«➡️ Перенёс на завтра: 4 задачи», with undo."""
    day = day_name(speaker.locale, plan.shifts[0].to_day, today)
    words = speaker.rich("evening-moved", count=len(plan.shifts), day=day)
    back = _button("u", press.day, speaker, press.turn)
    return Face(words, InlineKeyboardMarkup(inline_keyboard=[[back]]))


def closed_face(speaker: Speaker) -> Face:
    """The day is over."""
    return Face(speaker.rich("evening-closed"))


def returned_face(press: PlanPress, to: date, speaker: Speaker, today: date) -> Face:
    """The move was taken back; the choice is open again."""
    turn = press.turn + 1
    move = _move_button(press.day, to, today, speaker, turn)
    others = [_button("c", press.day, speaker, turn), _button("d", press.day, speaker, turn)]
    keys = InlineKeyboardMarkup(inline_keyboard=[[move], others])
    return Face(speaker.rich("evening-returned"), keys)


def _move_button(
    day: date, to: date, today: date, speaker: Speaker, turn: int
) -> InlineKeyboardButton:
    return _button("t", day, speaker, turn, to=day_name(speaker.locale, to, today))


def _button(
    action: PlanAction, day: date, speaker: Speaker, turn: int = 0, **params: str
) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=speaker.text(f"evening-button-{action}", **params),
        callback_data=PlanPress(action, day, turn).pack(),
    )


def _today(speaker: Speaker) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=speaker.text("bundle-button-today"), callback_data=TODAY)
