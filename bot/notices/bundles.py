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

from bot.notices.cards import Face
from bot.notices.data import (
    TODAY,
    BundlePress,
    FocusPress,
    HabitPress,
    ReviewPress,
    SkillPress,
    TaskPress,
)
from bot.notices.plan_data import PlanPress
from bot.speaker import Speaker
from core.texts import day_name

LINES = 10
BUTTONS = 5
DONE, UNDO = "✅", "↩️"
SIGNS: dict[type, str] = {
    TaskPress: "⏰",
    HabitPress: "🌱",
    SkillPress: "🧠",
    PlanPress: "📋",
    ReviewPress: "🗓",
    FocusPress: "🔔",
}
_LINE_TITLE, _BUTTON_TITLE = 100, 28
_NIGHT = timedelta(hours=24)


@dataclass(slots=True, frozen=True)
class Line:
    """A reminder that waited: when it was due, and what its ✅ does; a plan and a
    review are opened instead, a timer that is over has no button."""

    due: datetime
    title: str
    press: TaskPress | HabitPress | SkillPress | PlanPress | ReviewPress | FocusPress


def bundle(speaker: Speaker, reason: str, lines: Sequence[Line], now: datetime) -> Face:
    """«🌙 Пока было тихо», the first LINES lines and how many more there are."""
    key = "bundle-quiet" if reason == "quiet" else "bundle-away"
    said = [speaker.rich(key), *(_words(line, speaker, reason, now) for line in lines[:LINES])]
    if len(lines) > LINES:
        said.append(speaker.rich("bundle-more", count=len(lines) - LINES))
    buttons = (_button(at, line) for at, line in enumerate(lines[:BUTTONS], start=1))
    rows = [[button] for button in buttons if button is not None]
    if len(lines) > BUTTONS:
        today = speaker.text("bundle-button-today")
        rows.append([InlineKeyboardButton(text=today, callback_data=TODAY)])
    return Face("\n".join(said), InlineKeyboardMarkup(inline_keyboard=rows))


def answered(face: Face, pressed: BundlePress, title: str) -> Face:
    """The same bundle after the press: its line's sign, and its button turned around."""
    undo = replace(pressed, press=_turned(pressed.press))
    done = pressed.press.action != "u"
    button = _named(UNDO if done else DONE, title, undo)
    sign = DONE if done else SIGNS[type(pressed.press)]
    rows = face.keyboard.inline_keyboard if face.keyboard else []
    turned = [
        [button if key.callback_data == pressed.pack() else key for key in row] for row in rows
    ]
    return replace(
        face,
        text=_signed(face.text, pressed.line, sign),
        keyboard=InlineKeyboardMarkup(inline_keyboard=turned),
    )


_OTHER: dict[str, Literal["d", "u"]] = {"d": "u", "u": "d"}


def _turned(press: TaskPress | HabitPress | SkillPress) -> TaskPress | HabitPress | SkillPress:
    """What takes the press back."""
    if isinstance(press, SkillPress):
        return replace(press, action="u" if press.action == "s" else "s")
    return replace(press, action=_OTHER[press.action])


def due_words(due: datetime, speaker: Speaker, now: datetime, *, overnight: bool) -> str:
    """«23:10», with its day by the calendar unless that is today or goes without saying."""
    local, today = speaker.local(due), speaker.local(now).date()
    if local.date() == today or (overnight and now - due < _NIGHT):
        return f"{local:%H:%M}"
    return f"{day_name(speaker.locale, local.date(), today)}, {local:%H:%M}"


def _words(line: Line, speaker: Speaker, reason: str, now: datetime) -> str:
    when = due_words(line.due, speaker, now, overnight=reason == "quiet")
    title = html.escape(_cut(line.title, _LINE_TITLE), quote=False)
    return f"{SIGNS[type(line.press)]} {when} {title}"


def _signed(text: str, number: int, sign: str) -> str:
    """`text` with another sign at the beginning of line `number`, the heading being line 0."""
    lines = text.split("\n")
    if number < len(lines):
        lines[number] = f"{sign} {lines[number].partition(' ')[2]}"
    return "\n".join(lines)


def _button(at: int, line: Line) -> InlineKeyboardButton | None:
    if isinstance(line.press, FocusPress):
        return None
    if isinstance(line.press, PlanPress | ReviewPress):
        return _named(SIGNS[type(line.press)], line.title, line.press)
    return _named(DONE, line.title, BundlePress(at, line.press))


def _named(
    sign: str, title: str, press: BundlePress | PlanPress | ReviewPress
) -> InlineKeyboardButton:
    words = f"{sign} {_cut(title, _BUTTON_TITLE)}"
    return InlineKeyboardButton(text=words, callback_data=press.pack())


def _cut(title: str, length: int) -> str:
    """In one line, and no longer than that."""
    title = " ".join(title.split())
    return title if len(title) <= length else f"{title[:length].rstrip()}…"
