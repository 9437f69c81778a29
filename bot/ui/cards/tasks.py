"""What a notification shows and offers, in each state it can be in."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.ui.cards.callbacks import MoveTimeCallback, TaskAction, TaskCallback
from bot.ui.current_user import CurrentUser
from core.tasks.contracts.views import TaskCard
from core.texts import format_day

SNOOZE_ROWS: tuple[tuple[TaskAction, ...], ...] = (("15", "1h"), ("pd", "am"), ("pk",))


@dataclass(slots=True, frozen=True)
class RenderedMessage:
    """A message's HTML and its buttons; `silent` arrives without a sound."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None
    is_silent: bool = False

    def append_line(self, line: str) -> "RenderedMessage":
        """The same with one line more at its end."""
        return replace(self, text=f"{self.text}\n{line}")


def render_task_reminder(card: TaskCard, current_user: CurrentUser, today: date) -> RenderedMessage:
    """«⏰ Купить молоко», when, and what to do about it."""
    lines = [current_user.translate_html("notice-task", title=card.title)]
    if card.due_date is not None:
        day = format_day(current_user.locale, card.due_date, today)
        due = f"{day}, {card.due_time:%H:%M}" if card.due_time else day
        lines.append(current_user.translate_html("notice-due", due=due))
    done = [_build_task_button(card, "d", current_user)]
    snoozes = [
        [_build_task_button(card, action, current_user) for action in row] for row in SNOOZE_ROWS
    ]
    return RenderedMessage("\n".join(lines), InlineKeyboardMarkup(inline_keyboard=[done, *snoozes]))


def render_done_task(card: TaskCard, current_user: CurrentUser) -> RenderedMessage:
    """«✅ 09:12 Купить молоко», with undo."""
    at = current_user.to_local_time(card.completed_at) if card.completed_at else None
    words = current_user.translate_html(
        "notice-done", at=f"{at:%H:%M}" if at else "", title=card.title
    )
    return RenderedMessage(
        words, _build_single_keyboard(_build_task_button(card, "u", current_user))
    )


def render_snoozed_task(card: TaskCard, current_user: CurrentUser, today: date) -> RenderedMessage:
    """«⏰ напомню в 18:15», with ✅ and another moment, and an offer to stay at the time it is
    always moved to."""
    words = current_user.translate_html("notice-task", title=card.title)
    row = [
        _build_task_button(card, "d", current_user),
        _build_task_button(card, "pk", current_user),
    ]
    rendered = RenderedMessage(words, InlineKeyboardMarkup(inline_keyboard=[row]))
    if card.remind_at is None:
        return rendered
    at = _format_moment(card.remind_at, current_user, today)
    rendered = rendered.append_line(current_user.translate_html("notice-snoozed", at=at))
    return (
        rendered
        if card.usual_time is None
        else _add_time_offer(rendered, card.id, card.usual_time, current_user)
    )


def _add_time_offer(
    rendered: RenderedMessage, task_id: UUID, at: time, current_user: CurrentUser
) -> RenderedMessage:
    button = InlineKeyboardButton(
        text=current_user.translate("notice-button-move", time=f"{at:%H:%M}"),
        callback_data=MoveTimeCallback(at=at, task_id=task_id).pack(),
    )
    rows = rendered.keyboard.inline_keyboard if rendered.keyboard else []
    keyboard = InlineKeyboardMarkup(inline_keyboard=[*rows, [button]])
    asked = rendered.append_line(current_user.translate_html("notice-move", time=f"{at:%H:%M}"))
    return replace(asked, keyboard=keyboard)


def _format_moment(instant: datetime, current_user: CurrentUser, today: date) -> str:
    """A moment to come; one before the next day's start is still of today."""
    time, day_of_it = (
        f"{current_user.to_local_time(instant):%H:%M}",
        current_user.profile.get_day(instant),
    )
    if day_of_it == today:
        return current_user.translate("notice-at-time", time=time)
    day = format_day(current_user.locale, day_of_it, today)
    return current_user.translate("notice-at-day", day=day, time=time)


def _build_task_button(
    card: TaskCard, action: TaskAction, current_user: CurrentUser
) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=current_user.translate(f"notice-button-{_ACTION_KEYS[action]}"),
        callback_data=TaskCallback(action=action, task_id=card.id).pack(),
    )


_ACTION_KEYS = {
    "d": "done",
    "u": "undo",
    "15": "15min",
    "1h": "1h",
    "pd": "part",
    "am": "morning",
    "pk": "pick",
}


def _build_single_keyboard(button: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[button]])
