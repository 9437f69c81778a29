"""What a notification shows and offers, in each state it can be in."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.notices.data import MovePress, TaskAction, TaskPress
from bot.speaker import Speaker
from core.tasks.contracts import TaskCard
from core.texts import day_name

SNOOZES: tuple[tuple[TaskAction, ...], ...] = (("15", "1h"), ("pd", "am"), ("pk",))


@dataclass(slots=True, frozen=True)
class Face:
    """A message's HTML and its buttons; `silent` arrives without a sound."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None
    silent: bool = False

    def with_line(self, line: str) -> "Face":
        """The same with one line more at its end."""
        return replace(self, text=f"{self.text}\n{line}")


def task_reminder(card: TaskCard, speaker: Speaker, today: date) -> Face:
    """«⏰ Купить молоко», when, and what to do about it."""
    lines = [speaker.rich("notice-task", title=card.title)]
    if card.due_date is not None:
        day = day_name(speaker.locale, card.due_date, today)
        due = f"{day}, {card.due_time:%H:%M}" if card.due_time else day
        lines.append(speaker.rich("notice-due", due=due))
    done = [_task_button(card, "d", speaker)]
    snoozes = [[_task_button(card, action, speaker) for action in row] for row in SNOOZES]
    return Face("\n".join(lines), InlineKeyboardMarkup(inline_keyboard=[done, *snoozes]))


def task_done(card: TaskCard, speaker: Speaker) -> Face:
    """«✅ 09:12 Купить молоко», with undo."""
    at = speaker.local(card.completed_at) if card.completed_at else None
    words = speaker.rich("notice-done", at=f"{at:%H:%M}" if at else "", title=card.title)
    return Face(words, _one(_task_button(card, "u", speaker)))


def task_snoozed(card: TaskCard, speaker: Speaker, today: date) -> Face:
    """«⏰ напомню в 18:15», with ✅ and another moment, and an offer to stay at the time it is
    always moved to."""
    words = speaker.rich("notice-task", title=card.title)
    row = [_task_button(card, "d", speaker), _task_button(card, "pk", speaker)]
    face = Face(words, InlineKeyboardMarkup(inline_keyboard=[row]))
    if card.remind_at is None:
        return face
    at = _moment(card.remind_at, speaker, today)
    face = face.with_line(speaker.rich("notice-snoozed", at=at))
    return face if card.usual_time is None else _offering(face, card.id, card.usual_time, speaker)


def _offering(face: Face, task_id: UUID, at: time, speaker: Speaker) -> Face:
    button = InlineKeyboardButton(
        text=speaker.text("notice-button-move", time=f"{at:%H:%M}"),
        callback_data=MovePress(at, task_id).pack(),
    )
    rows = face.keyboard.inline_keyboard if face.keyboard else []
    keyboard = InlineKeyboardMarkup(inline_keyboard=[*rows, [button]])
    asked = face.with_line(speaker.rich("notice-move", time=f"{at:%H:%M}"))
    return replace(asked, keyboard=keyboard)


def _moment(instant: datetime, speaker: Speaker, today: date) -> str:
    """A moment to come; one before the next day's start is still of today."""
    time, day_of_it = f"{speaker.local(instant):%H:%M}", speaker.profile.day_of(instant)
    if day_of_it == today:
        return speaker.text("notice-at-time", time=time)
    day = day_name(speaker.locale, day_of_it, today)
    return speaker.text("notice-at-day", day=day, time=time)


def _task_button(card: TaskCard, action: TaskAction, speaker: Speaker) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=speaker.text(f"notice-button-{_NAMES[action]}"),
        callback_data=TaskPress(action, card.id).pack(),
    )


_NAMES = {
    "d": "done",
    "u": "undo",
    "15": "15min",
    "1h": "1h",
    "pd": "part",
    "am": "morning",
    "pk": "pick",
}


def _one(button: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[button]])
