"""Notices of habits: the reminder with its progress, and what a tap makes of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from babel.numbers import format_decimal

from bot.ui.cards.callbacks import AmountCallback, HabitAction, HabitCallback
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.habits.contracts.plans import OnWeekdays, TimesAWeek
from core.habits.contracts.views import HabitSummary
from core.habits.rules.summaries import list_quick_amounts


def format_number(amount: float, current_user: CurrentUser) -> str:
    """«1 500», «2,5»."""
    return format_decimal(round(amount, 2), locale=current_user.locale)


def format_progress(line: HabitSummary, amount: float, current_user: CurrentUser) -> str:
    """«3 / 8 стаканов»; with a warning where a limit is passed."""
    words = f"{format_number(amount, current_user)} / {format_number(line.target, current_user)}"
    words = f"{words} {line.unit}" if line.unit else words
    return f"{words} ⚠️" if line.kind == "at_most" and amount > line.target else words


def format_title_with_progress(line: HabitSummary, day: date, current_user: CurrentUser) -> str:
    """The title, with how far it is where something is counted."""
    if line.kind == "yes_no":
        return line.title
    return f"{line.title} · {format_progress(line, line.get_mark(day)[1], current_user)}"


def render_habit_reminder(
    line: HabitSummary, current_user: CurrentUser, day: date
) -> RenderedMessage:
    """The habit, how far it is, its streak, and ✅ for `day`."""
    _, amount = line.get_mark(day) if _is_displayed_day(line, day) else ("off", 0.0)
    rendered = RenderedMessage(
        current_user.translate_html("notice-habit", title=line.title),
        _build_keyboard(line, amount, day, current_user),
    )
    if line.kind != "yes_no":
        key = "notice-habit-limit" if line.kind == "at_most" else "notice-habit-progress"
        rendered = rendered.append_line(
            current_user.translate_html(key, progress=format_progress(line, amount, current_user))
        )
    return rendered.append_line(_format_streak(line, current_user)) if line.streak else rendered


def render_ticked_habit(
    line: HabitSummary, current_user: CurrentUser, day: date, at: datetime
) -> RenderedMessage:
    """«✅ 09:12 Зарядка · 🔥 6 дней подряд», with undo; `at` is local."""
    return RenderedMessage(
        _format_ticked(line, current_user, at),
        _build_rows([[_build_button(line, "u", day, current_user)]]),
    )


def render_skipped_habit(
    line: HabitSummary, current_user: CurrentUser, day: date
) -> RenderedMessage:
    """«🏖 Зарядка: выходной», with undo."""
    words = current_user.translate_html("notice-habit-off", title=line.title)
    return RenderedMessage(words, _build_rows([[_build_button(line, "b", day, current_user)]]))


def render_added_amount(
    line: HabitSummary, current_user: CurrentUser, callback_data: AmountCallback, at: datetime
) -> RenderedMessage:
    """The reminder with its new progress; once it is done, that, with undo."""
    mark, amount = (
        line.get_mark(callback_data.day)
        if _is_displayed_day(line, callback_data.day)
        else ("off", 0.0)
    )
    if line.kind == "at_most" or mark != "done":
        return render_habit_reminder(line, current_user, callback_data.day)
    rendered = RenderedMessage(_format_ticked(line, current_user, at))
    if round(
        callback_data.seen_amount + callback_data.amount - amount, 3
    ):  # the message was old: nothing to take back
        return rendered
    back = AmountCallback(
        habit_id=line.id, day=callback_data.day, amount=-callback_data.amount, seen_amount=amount
    )
    undo = InlineKeyboardButton(
        text=current_user.translate("notice-button-undo"), callback_data=back.pack()
    )
    return replace(rendered, keyboard=_build_rows([[undo]]))


def _format_ticked(line: HabitSummary, current_user: CurrentUser, at: datetime) -> str:
    words = current_user.translate_html("notice-done", at=f"{at:%H:%M}", title=line.title)
    return f"{words} · {_format_streak(line, current_user)}" if line.streak else words


def _is_displayed_day(line: HabitSummary, day: date) -> bool:
    """Whether `day` is one of the seven that the line tells of."""
    return 0 <= (line.today - day).days < len(line.week)


def _format_streak(line: HabitSummary, current_user: CurrentUser) -> str:
    if isinstance(line.schedule, TimesAWeek):
        return current_user.translate_html("notice-weeks", weeks=line.streak)
    key = "notice-streak" if line.schedule == OnWeekdays() else "notice-run"
    return current_user.translate_html(key, days=line.streak)


def _build_keyboard(
    line: HabitSummary, amount: float, day: date, current_user: CurrentUser
) -> InlineKeyboardMarkup:
    last = [_build_button(line, "d", day, current_user)]
    if not amount:
        last.append(_build_button(line, "o", day, current_user))
    if line.kind == "yes_no":
        return _build_rows([last])
    adds = [
        _build_add_button(line, one, amount, day, current_user)
        for one in list_quick_amounts(line.target)
    ]
    return _build_rows([adds, last])


def _build_add_button(
    line: HabitSummary, added: float, amount: float, day: date, current_user: CurrentUser
) -> InlineKeyboardButton:
    callback_data = AmountCallback(habit_id=line.id, day=day, amount=added, seen_amount=amount)
    return InlineKeyboardButton(
        text=f"+{format_number(added, current_user)}", callback_data=callback_data.pack()
    )


def _build_button(
    line: HabitSummary, action: HabitAction, day: date, current_user: CurrentUser
) -> InlineKeyboardButton:
    undo = "notice-button-undo"
    words = {"d": "notice-button-done", "u": undo, "o": "habit-skip-day", "b": undo}[action]
    if action == "d" and line.kind == "at_most":
        words = "notice-button-within"
    return InlineKeyboardButton(
        text=current_user.translate(words),
        callback_data=HabitCallback(action=action, habit_id=line.id, day=day).pack(),
    )


def _build_rows(rows: Sequence[Sequence[InlineKeyboardButton]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[list(row) for row in rows])
