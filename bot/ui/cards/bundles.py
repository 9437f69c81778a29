"""One message that tells of several reminders, each line with a button of its own.

A tap changes the sign of its line and its button, and leaves the rest of the message as it is: the
message itself remembers what was done, as long as it exists.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.ui.cards.callbacks import (
    TODAY_CALLBACK,
    BundleCallback,
    FocusCallback,
    HabitCallback,
    ReviewCallback,
    SkillCallback,
    TaskCallback,
)
from bot.ui.cards.plan_callbacks import PlanCallback
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.texts import format_day

MAX_LINES = 10
MAX_BUTTONS = 5
DONE_SIGN, UNDO_SIGN = "✅", "↩️"
CALLBACK_SIGNS: dict[type, str] = {
    TaskCallback: "⏰",
    HabitCallback: "🌱",
    SkillCallback: "🧠",
    PlanCallback: "📋",
    ReviewCallback: "🗓",
    FocusCallback: "🔔",
}
_MAX_LINE_TITLE, _MAX_BUTTON_TITLE = 100, 28
_OVERNIGHT_PERIOD = timedelta(hours=24)


@dataclass(slots=True, frozen=True)
class BundleLine:
    """A reminder that waited: when it was due, and what its ✅ does; a plan and a
    review are opened instead, a timer that is over has no button."""

    due_at: datetime
    title: str
    callback_data: (
        TaskCallback | HabitCallback | SkillCallback | PlanCallback | ReviewCallback | FocusCallback
    )


def render_bundle(
    current_user: CurrentUser, reason: str, lines: Sequence[BundleLine], now: datetime
) -> RenderedMessage:
    """«🌙 Пока было тихо», the first LINES lines and how many more there are."""
    key = "bundle-quiet" if reason == "quiet" else "bundle-away"
    said = [
        current_user.translate_html(key),
        *(_format_line(line, current_user, reason, now) for line in lines[:MAX_LINES]),
    ]
    if len(lines) > MAX_LINES:
        said.append(current_user.translate_html("bundle-more", count=len(lines) - MAX_LINES))
    buttons = (_build_line_button(at, line) for at, line in enumerate(lines[:MAX_BUTTONS], start=1))
    rows = [[button] for button in buttons if button is not None]
    if len(lines) > MAX_BUTTONS:
        today = current_user.translate("bundle-button-today")
        rows.append([InlineKeyboardButton(text=today, callback_data=TODAY_CALLBACK)])
    return RenderedMessage("\n".join(said), InlineKeyboardMarkup(inline_keyboard=rows))


def render_answered_bundle(
    rendered: RenderedMessage, callback_data: BundleCallback, title: str
) -> RenderedMessage:
    """The same bundle after the press: its line's sign, and its button turned around."""
    undo = replace(callback_data, callback_data=_reverse_callback(callback_data.callback_data))
    done = callback_data.callback_data.action != "u"
    button = _build_titled_button(UNDO_SIGN if done else DONE_SIGN, title, undo)
    sign = DONE_SIGN if done else CALLBACK_SIGNS[type(callback_data.callback_data)]
    rows = rendered.keyboard.inline_keyboard if rendered.keyboard else []
    turned = [
        [button if key.callback_data == callback_data.pack() else key for key in row]
        for row in rows
    ]
    return replace(
        rendered,
        text=_replace_line_sign(rendered.text, callback_data.line, sign),
        keyboard=InlineKeyboardMarkup(inline_keyboard=turned),
    )


_REVERSE_ACTIONS: dict[str, Literal["d", "u"]] = {"d": "u", "u": "d"}


def _reverse_callback(
    callback_data: TaskCallback | HabitCallback | SkillCallback,
) -> TaskCallback | HabitCallback | SkillCallback:
    """What takes the press back."""
    if isinstance(callback_data, SkillCallback):
        return callback_data.model_copy(
            update={"action": "u" if callback_data.action == "s" else "s"}
        )
    return callback_data.model_copy(update={"action": _REVERSE_ACTIONS[callback_data.action]})


def format_due_time(
    due: datetime, current_user: CurrentUser, now: datetime, *, is_overnight: bool
) -> str:
    """«23:10», with its day by the calendar unless that is today or goes without saying."""
    local, today = current_user.to_local_time(due), current_user.to_local_time(now).date()
    if local.date() == today or (is_overnight and now - due < _OVERNIGHT_PERIOD):
        return f"{local:%H:%M}"
    return f"{format_day(current_user.locale, local.date(), today)}, {local:%H:%M}"


def _format_line(line: BundleLine, current_user: CurrentUser, reason: str, now: datetime) -> str:
    when = format_due_time(line.due_at, current_user, now, is_overnight=reason == "quiet")
    title = html.escape(_shorten_title(line.title, _MAX_LINE_TITLE), quote=False)
    return f"{CALLBACK_SIGNS[type(line.callback_data)]} {when} {title}"


def _replace_line_sign(text: str, number: int, sign: str) -> str:
    """`text` with another sign at the beginning of line `number`, the heading being line 0."""
    lines = text.split("\n")
    if number < len(lines):
        lines[number] = f"{sign} {lines[number].partition(' ')[2]}"
    return "\n".join(lines)


def _build_line_button(at: int, line: BundleLine) -> InlineKeyboardButton | None:
    if isinstance(line.callback_data, FocusCallback):
        return None
    if isinstance(line.callback_data, PlanCallback | ReviewCallback):
        return _build_titled_button(
            CALLBACK_SIGNS[type(line.callback_data)], line.title, line.callback_data
        )
    return _build_titled_button(DONE_SIGN, line.title, BundleCallback(at, line.callback_data))


def _build_titled_button(
    sign: str, title: str, callback_data: BundleCallback | PlanCallback | ReviewCallback
) -> InlineKeyboardButton:
    words = f"{sign} {_shorten_title(title, _MAX_BUTTON_TITLE)}"
    return InlineKeyboardButton(text=words, callback_data=callback_data.pack())


def _shorten_title(title: str, length: int) -> str:
    """In one line, and no longer than that."""
    title = " ".join(title.split())
    return title if len(title) <= length else f"{title[:length].rstrip()}…"
