"""The morning's and the evening's message: what the day holds, what it brought, what is left."""

from datetime import date
from html import escape

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.ui.cards.callbacks import TODAY_CALLBACK
from bot.ui.cards.plan_callbacks import PlanAction, PlanCallback
from bot.ui.cards.plan_lines import format_bullets, format_duration, format_timeline
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.overviews.daily_summaries import EveningSummary, MorningSummary
from core.overviews.task_plans import sum_estimates
from core.planner.contracts import PlanView
from core.texts import format_day, format_long_day

MAX_MORNING_LINES, MAX_EVENING_LINES, MAX_HABITS = 7, 6, 8


def render_morning(summary: MorningSummary, current_user: CurrentUser) -> RenderedMessage:
    """«☀️ Доброе утро», tasks and habits of the day, and the way to its plan."""
    name = format_long_day(current_user.locale, summary.day)
    lines = [current_user.translate_html("morning-title", day=name), ""]
    lines += (
        _format_plan(summary, current_user)
        if summary.plan
        else _format_tasks(summary, current_user)
    )
    if summary.habits:
        names = ", ".join(escape(habit, quote=False) for habit in summary.habits[:MAX_HABITS])
        lines += ["", current_user.translate_html("morning-habits"), names]
    if summary.has_pile:
        lines += ["", current_user.translate_html("morning-overdue", count=summary.overdue)]
    plan = _build_button("p", summary.day, current_user)
    rows = (
        [[plan, _build_today_button(current_user)]] if summary.tasks or summary.plan else [[plan]]
    )
    if summary.has_pile:
        rows.append([_build_button("s", summary.day, current_user)])
    return RenderedMessage("\n".join(lines), InlineKeyboardMarkup(inline_keyboard=rows))


def _format_plan(summary: MorningSummary, current_user: CurrentUser) -> list[str]:
    assert summary.plan is not None
    return [
        current_user.translate_html("morning-plan"),
        *format_timeline(summary.plan.slots, summary.cards, current_user),
    ]


def _format_tasks(summary: MorningSummary, current_user: CurrentUser) -> list[str]:
    if not summary.tasks:
        return [current_user.translate_html("morning-free")]
    needed = format_duration(current_user, sum_estimates(summary.tasks))
    head = current_user.translate_html("morning-tasks", count=len(summary.tasks), needed=needed)
    return [head, *format_bullets(summary.tasks, current_user, MAX_MORNING_LINES)]


def render_evening(
    summary: EveningSummary, current_user: CurrentUser, move_number: int = 0
) -> RenderedMessage:
    """«🌙 Итоги дня»: done, ticked, left, and what may become of the rest."""
    lines = [current_user.translate_html("evening-title"), ""]
    lines.append(current_user.translate_html("evening-done", count=len(summary.done_tasks)))
    lines += format_bullets(summary.done_tasks, current_user, MAX_EVENING_LINES)
    if summary.due_habits:
        habits = current_user.translate_html(
            "evening-habits", done=summary.ticked_habits, total=summary.due_habits
        )
        lines += ["", habits]
    if summary.open_habits:
        names = ", ".join(summary.open_habits[:MAX_HABITS])
        lines.append(current_user.translate_html("evening-open-habits", names=names))
    if not summary.open_tasks:
        rest = not summary.done_tasks or summary.open_habits
        key = "evening-no-tasks-left" if rest else "evening-nothing-left"
        return RenderedMessage("\n".join([*lines, "", current_user.translate_html(key)]))
    lines += ["", current_user.translate_html("evening-left", count=len(summary.open_tasks))]
    lines += format_bullets(summary.open_tasks, current_user, MAX_EVENING_LINES)
    return RenderedMessage(
        "\n".join(lines), _build_evening_keyboard(summary, current_user, move_number)
    )


def _build_evening_keyboard(
    summary: EveningSummary, current_user: CurrentUser, move_number: int
) -> InlineKeyboardMarkup:
    move = _build_move_button(
        summary.day, summary.move_to_day, summary.today, current_user, move_number
    )
    rows = [
        [move],
        [
            _build_button("c", summary.day, current_user, move_number),
            _build_button("d", summary.day, current_user, move_number),
        ],
    ]
    if summary.has_pile:
        rows.append([_build_button("s", summary.day, current_user, move_number)])
    return InlineKeyboardMarkup(inline_keyboard=rows)


def render_moved(
    plan: PlanView, callback_data: PlanCallback, current_user: CurrentUser, today: date
) -> RenderedMessage:
    """«➡️ Перенёс на завтра: 4 задачи», with undo."""
    day = format_day(current_user.locale, plan.shifts[0].to_day, today)
    words = current_user.translate_html("evening-moved", count=len(plan.shifts), day=day)
    back = _build_button("u", callback_data.day, current_user, callback_data.move_number)
    return RenderedMessage(words, InlineKeyboardMarkup(inline_keyboard=[[back]]))


def render_closed_day(current_user: CurrentUser) -> RenderedMessage:
    """The day is over."""
    return RenderedMessage(current_user.translate_html("evening-closed"))


def render_returned(
    callback_data: PlanCallback, target_day: date, current_user: CurrentUser, today: date
) -> RenderedMessage:
    """The move was taken back; the choice is open again."""
    turn = callback_data.move_number + 1
    move = _build_move_button(callback_data.day, target_day, today, current_user, turn)
    others = [
        _build_button("c", callback_data.day, current_user, turn),
        _build_button("d", callback_data.day, current_user, turn),
    ]
    keys = InlineKeyboardMarkup(inline_keyboard=[[move], others])
    return RenderedMessage(current_user.translate_html("evening-returned"), keys)


def _build_move_button(
    day: date, target_day: date, today: date, current_user: CurrentUser, move_number: int
) -> InlineKeyboardButton:
    return _build_button(
        "t", day, current_user, move_number, to=format_day(current_user.locale, target_day, today)
    )


def _build_button(
    action: PlanAction, day: date, current_user: CurrentUser, move_number: int = 0, **params: str
) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=current_user.translate(f"evening-button-{action}", **params),
        callback_data=PlanCallback(action=action, day=day, move_number=move_number).pack(),
    )


def _build_today_button(current_user: CurrentUser) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=current_user.translate("bundle-button-today"), callback_data=TODAY_CALLBACK
    )
