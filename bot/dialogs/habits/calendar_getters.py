"""What the calendar windows show."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from aiogram_dialog import DialogManager
from babel.dates import format_date

from bot.dialogs.habits.getters import load_habit
from bot.dialogs.habits.handlers import get_habit_id
from bot.routes import Habits
from bot.ui.cards.habit_lines import MARK_SQUARES
from bot.ui.cards.habits import format_number
from bot.ui.context import get_current_user, get_local_today, get_query_runner
from core.habits.contracts.views import DayMark
from core.habits.queries import HabitQueries
from core.habits.rules.summaries import DAY_ACTIONS, list_day_actions
from core.texts import format_day, get_weekday_names

_BLANK_CELL = "\u2800"  # a button needs something to show

DAY = timedelta(days=1)


async def get_month_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Seven columns of days with their marks, and what they come to."""
    card, current_user = await load_habit(dialog_manager), get_current_user(dialog_manager)
    first = get_month(dialog_manager, card.today)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    days = await _load_marks(dialog_manager, first, last)
    names = [
        (name[:2], f"n{place}") for place, name in enumerate(get_weekday_names(current_user.locale))
    ]
    blanks = [(_BLANK_CELL, f"b{place}") for place in range(first.weekday())]
    tail = [(_BLANK_CELL, f"e{place}") for place in range(-(first.weekday() + last.day) % 7)]
    marks = [day.mark for day in days]
    return {
        "title": card.title,
        "month": format_date(first, "LLLL y", locale=current_user.locale),
        "days": [*names, *blanks, *(_build_day_button(day) for day in days), *tail],
        "done": marks.count("done"),
        "missed": marks.count("missed"),
        "skipped": marks.count("skip") + marks.count("frozen"),
        "later": first < card.today.replace(day=1),
    }


def _build_day_button(day: DayMark) -> tuple[str, str]:
    square = "" if day.mark == "off" else MARK_SQUARES[day.mark]
    return f"{day.day.day}{square}{'✎' if day.note else ''}", f"d{day.day.toordinal():x}"


async def get_day_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What was on that day, and what can still be changed."""
    card, current_user = await load_habit(dialog_manager), get_current_user(dialog_manager)
    shown = get_day(dialog_manager)
    [text] = await _load_marks(dialog_manager, shown, shown)
    actions = list_day_actions(card, text)
    amount = format_number(text.amount, current_user) if text.amount is not None else ""
    counts = card.kind != "yes_no"
    return {
        "title": card.title,
        "day": format_day(current_user.locale, shown, card.today),
        "mark": text.mark,
        "square": MARK_SQUARES[text.mark],
        "amount": f"{amount} {card.unit or ''}".strip() if counts and amount else "",
        "note": text.note or "",
        "has_note": bool(text.note),
    } | {f"can_{action}": action in actions for action in DAY_ACTIONS}


def get_return_state(manager: DialogManager) -> Any:
    return Habits.card if manager.dialog_data.get("from_card") else Habits.day


def get_command_ids(manager: DialogManager) -> dict[str, Any]:
    return {"habit_id": get_habit_id(manager), "day": get_day(manager)}


def get_day(manager: DialogManager) -> date:
    kept = manager.dialog_data.get("day")
    return date.fromisoformat(kept) if kept else get_local_today(manager)


def get_month(manager: DialogManager, today: date) -> date:
    kept = manager.dialog_data.get("month")
    return date.fromisoformat(kept) if kept else today.replace(day=1)


async def _load_marks(manager: DialogManager, first: date, last: date) -> tuple[DayMark, ...]:
    person, today = get_current_user(manager).id, get_local_today(manager)
    async with get_query_runner(manager)(HabitQueries) as queries:
        return await queries.list_marks(get_habit_id(manager), person, first, last, today)
