"""Notices of habits: the reminder with its progress, and what a tap makes of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from babel.numbers import format_decimal

from bot.notices.cards import Face
from bot.notices.data import AmountPress, HabitAction, HabitPress
from bot.speaker import Speaker
from core.habits.contracts import HabitLine, OnWeekdays, TimesAWeek

_PARTS = (20, 8, 4)  # of the target, for the buttons that add to it
_ROUND = (1, 2, 5)


def quick_amounts(target: float) -> tuple[float, ...]:
    """Round amounts that make sense as buttons «+N»: of 8 glasses 1 and 2, of 10,000 steps 500,
    1,000 and 2,000."""
    found = {_rounded(target / part) for part in _PARTS}
    return tuple(sorted(one for one in found if one < target)) or (1.0,)


def _rounded(amount: float) -> float:
    """The round number at or below, at least 1."""
    size = 1.0
    while size * 10 <= amount:
        size *= 10
    return max(1.0, *(size * step for step in _ROUND if size * step <= max(1.0, amount)))


def number(amount: float, speaker: Speaker) -> str:
    """«1 500», «2,5»."""
    return format_decimal(round(amount, 2), locale=speaker.locale)


def progress(line: HabitLine, amount: float, speaker: Speaker) -> str:
    """«3 / 8 стаканов»; with a warning where a limit is passed."""
    words = f"{number(amount, speaker)} / {number(line.target, speaker)}"
    words = f"{words} {line.unit}" if line.unit else words
    return f"{words} ⚠️" if line.kind == "at_most" and amount > line.target else words


def told(line: HabitLine, day: date, speaker: Speaker) -> str:
    """The title, with how far it is where something is counted."""
    if line.kind == "yes_no":
        return line.title
    return f"{line.title} · {progress(line, line.on(day)[1], speaker)}"


def habit_reminder(line: HabitLine, speaker: Speaker, day: date) -> Face:
    """The habit, how far it is, its streak, and ✅ for `day`."""
    _, amount = line.on(day) if _is_shown(line, day) else ("off", 0.0)
    face = Face(speaker.rich("notice-habit", title=line.title), _keys(line, amount, day, speaker))
    if line.kind != "yes_no":
        key = "notice-habit-limit" if line.kind == "at_most" else "notice-habit-progress"
        face = face.with_line(speaker.rich(key, progress=progress(line, amount, speaker)))
    return face.with_line(_streak(line, speaker)) if line.streak else face


def habit_ticked(line: HabitLine, speaker: Speaker, day: date, at: datetime) -> Face:
    """«✅ 09:12 Зарядка · 🔥 6 дней подряд», with undo; `at` is local."""
    return Face(_ticked(line, speaker, at), _rows([[_button(line, "u", day, speaker)]]))


def habit_off(line: HabitLine, speaker: Speaker, day: date) -> Face:
    """«🏖 Зарядка: выходной», with undo."""
    words = speaker.rich("notice-habit-off", title=line.title)
    return Face(words, _rows([[_button(line, "b", day, speaker)]]))


def amount_added(line: HabitLine, speaker: Speaker, press: AmountPress, at: datetime) -> Face:
    """The reminder with its new progress; once it is done, that, with undo."""
    mark, amount = line.on(press.day) if _is_shown(line, press.day) else ("off", 0.0)
    if line.kind == "at_most" or mark != "done":
        return habit_reminder(line, speaker, press.day)
    face = Face(_ticked(line, speaker, at))
    if round(press.seen + press.amount - amount, 3):  # the message was old: nothing to take back
        return face
    back = AmountPress(line.id, press.day, -press.amount, amount)
    undo = InlineKeyboardButton(text=speaker.text("notice-button-undo"), callback_data=back.pack())
    return replace(face, keyboard=_rows([[undo]]))


def _ticked(line: HabitLine, speaker: Speaker, at: datetime) -> str:
    words = speaker.rich("notice-done", at=f"{at:%H:%M}", title=line.title)
    return f"{words} · {_streak(line, speaker)}" if line.streak else words


def _is_shown(line: HabitLine, day: date) -> bool:
    """Whether `day` is one of the seven that the line tells of."""
    return 0 <= (line.today - day).days < len(line.week)


def _streak(line: HabitLine, speaker: Speaker) -> str:
    if isinstance(line.schedule, TimesAWeek):
        return speaker.rich("notice-weeks", weeks=line.streak)
    key = "notice-streak" if line.schedule == OnWeekdays() else "notice-run"
    return speaker.rich(key, days=line.streak)


def _keys(line: HabitLine, amount: float, day: date, speaker: Speaker) -> InlineKeyboardMarkup:
    last = [_button(line, "d", day, speaker)]
    if not amount:
        last.append(_button(line, "o", day, speaker))
    if line.kind == "yes_no":
        return _rows([last])
    adds = [_add(line, one, amount, day, speaker) for one in quick_amounts(line.target)]
    return _rows([adds, last])


def _add(
    line: HabitLine, added: float, amount: float, day: date, speaker: Speaker
) -> InlineKeyboardButton:
    press = AmountPress(line.id, day, added, amount)
    return InlineKeyboardButton(text=f"+{number(added, speaker)}", callback_data=press.pack())


def _button(
    line: HabitLine, action: HabitAction, day: date, speaker: Speaker
) -> InlineKeyboardButton:
    undo = "notice-button-undo"
    words = {"d": "notice-button-done", "u": undo, "o": "habit-skip-day", "b": undo}[action]
    if action == "d" and line.kind == "at_most":
        words = "notice-button-within"
    return InlineKeyboardButton(
        text=speaker.text(words), callback_data=HabitPress(action, line.id, day).pack()
    )


def _rows(rows: Sequence[Sequence[InlineKeyboardButton]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[list(row) for row in rows])
