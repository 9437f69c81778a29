"""The month as buttons, and one of its days: ticks, days off, notes."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button
from babel.dates import format_date

from bot.context import reader_of, speaker_of, today_of
from bot.dialogs.habits.getters import chosen
from bot.dialogs.habits.handlers import do, habit_id_of, open_amount
from bot.dialogs.habits.lines import SQUARES
from bot.dialogs.habits.states import Habits
from bot.notices.habit_cards import number
from core.habits import contracts as c
from core.habits.queries import HabitQueries
from core.texts import day_name, weekday_names

_BLANK = "\u2800"  # a button needs something to show
_DAY = timedelta(days=1)


async def month(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Seven columns of days with their marks, and what they come to."""
    card, speaker = await chosen(dialog_manager), speaker_of(dialog_manager)
    first = _month_of(dialog_manager, card.today)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    days = await _marks(dialog_manager, first, last)
    names = [(name[:2], f"n{place}") for place, name in enumerate(weekday_names(speaker.locale))]
    blanks = [(_BLANK, f"b{place}") for place in range(first.weekday())]
    tail = [(_BLANK, f"e{place}") for place in range(-(first.weekday() + last.day) % 7)]
    marks = [day.mark for day in days]
    return {
        "title": card.title,
        "month": format_date(first, "LLLL y", locale=speaker.locale),
        "days": [*names, *blanks, *(_button(day) for day in days), *tail],
        "done": marks.count("done"),
        "missed": marks.count("missed"),
        "skipped": marks.count("skip") + marks.count("frozen"),
        "later": first < card.today.replace(day=1),
    }


def _button(day: c.DayMark) -> tuple[str, str]:
    square = "" if day.mark == "off" else SQUARES[day.mark]
    return f"{day.day.day}{square}{'✎' if day.note else ''}", f"d{day.day.toordinal():x}"


async def turn_month(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    first = _month_of(manager, today_of(manager))
    moved = first - _DAY if button.widget_id == "earlier" else first + _DAY * 31
    manager.dialog_data["month"] = moved.replace(day=1).isoformat()


async def open_month(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["month"] = today_of(manager).replace(day=1).isoformat()
    await manager.switch_to(Habits.month)


async def open_day(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """A day up to today; what lies ahead, and names, show nothing."""
    if code[0] != "d":
        return
    day = date.fromordinal(int(code[1:], 16))
    if day <= today_of(manager):
        manager.dialog_data.update(day=day.isoformat(), from_card=False)
        await manager.switch_to(Habits.day)


async def day(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What was on that day, and what can still be changed."""
    card, speaker = await chosen(dialog_manager), speaker_of(dialog_manager)
    shown = _day_of(dialog_manager)
    [told] = await _marks(dialog_manager, shown, shown)
    open_ = not card.archived and shown in (card.today, card.today - _DAY)
    ticked = told.mark == "done" and told.amount is not None
    amount = number(told.amount, speaker) if told.amount is not None else ""
    counts = card.kind != "yes_no"
    return {
        "title": card.title,
        "day": day_name(speaker.locale, shown, card.today),
        "mark": told.mark,
        "square": SQUARES[told.mark],
        "amount": f"{amount} {card.unit or ''}".strip() if counts and amount else "",
        "note": told.note or "",
        "has_note": bool(told.note),
        "can_tick": open_ and not ticked and not counts,
        "can_untick": open_ and ticked and not counts,
        "can_count": open_ and counts,
        "can_skip": open_ and not told.amount and told.mark in ("open", "missed", "off"),
        "can_ask": open_ and told.mark == "skip",
    }


async def tick_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    kind = c.CheckInHabit if button.widget_id == "tick" else c.UndoCheckIn
    await do(manager, kind(user_id=speaker_of(manager).id, **_of(manager)))


async def skip_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """The day at hand off, or back on."""
    skipped = button.widget_id == "skip"
    await do(manager, c.SkipDay(user_id=speaker_of(manager).id, skipped=skipped, **_of(manager)))


async def skip_today(callback: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["day"] = today_of(manager).isoformat()
    await skip_day(callback, button, manager)


async def count_day(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    day = _day_of(manager)
    await open_amount(manager, habit_id_of(manager))
    manager.dialog_data["day"] = day.isoformat()


async def keep_note(manager: DialogManager, note: str) -> None:
    await _note(manager, note)


async def forget_note(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _note(manager, None)


async def leave_note(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.switch_to(_behind(manager))


async def _note(manager: DialogManager, note: str | None) -> None:
    command = c.NoteDay(user_id=speaker_of(manager).id, note=note, **_of(manager))
    if await do(manager, command) is not None:
        await manager.switch_to(_behind(manager))


def _behind(manager: DialogManager) -> Any:
    return Habits.card if manager.dialog_data.get("from_card") else Habits.day


def _of(manager: DialogManager) -> dict[str, Any]:
    return {"habit_id": habit_id_of(manager), "day": _day_of(manager)}


def _day_of(manager: DialogManager) -> date:
    kept = manager.dialog_data.get("day")
    return date.fromisoformat(kept) if kept else today_of(manager)


def _month_of(manager: DialogManager, today: date) -> date:
    kept = manager.dialog_data.get("month")
    return date.fromisoformat(kept) if kept else today.replace(day=1)


async def _marks(manager: DialogManager, first: date, last: date) -> tuple[c.DayMark, ...]:
    person, today = speaker_of(manager).id, today_of(manager)
    async with reader_of(manager)(HabitQueries) as queries:
        return await queries.marks(habit_id_of(manager), person, first, last, today)
