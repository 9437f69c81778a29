"""What the amount windows show."""

from datetime import date, timedelta
from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.habits.getters import load_habit
from bot.ui.cards import habit_lines as lines
from bot.ui.cards.focus import format_bar
from bot.ui.cards.habits import format_number, format_progress
from bot.ui.context import get_current_user
from core.habits.contracts.views import HabitCard
from core.habits.rules.marks import get_tickable_day
from core.habits.rules.summaries import list_quick_amounts, list_tick_offers
from core.texts import format_day

ONE_DAY = timedelta(days=1)


async def get_amount_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How far the day is, and what can be added to it."""
    card, current_user = await load_habit(dialog_manager), get_current_user(dialog_manager)
    day = get_logged_day(dialog_manager, card)
    there = card.get_mark(day)[1]
    adds = [
        (f"+{format_number(one, current_user)}", encode_amount(day, one, there))
        for one in list_quick_amounts(card.target)
    ]
    undo = dialog_manager.dialog_data.get("undo", "")
    return {
        "title": card.title,
        "kind": card.kind,
        "day": format_day(current_user.locale, day, card.today),
        "progress": format_progress(card, there, current_user),
        "bar": format_bar(min(1.0, there / card.target) if card.target else float(there > 0)),
        "adds": adds,
        "ticks": lines.build_tick_buttons(
            card,
            current_user,
            [one for one in list_tick_offers(card) if one.day == day == card.today],
        ),
        "undos": [(_format_undo(dialog_manager, undo), undo)]
        if _can_undo_amount(undo, day, there)
        else [],
        "is_today": day == card.today,
        "is_yesterday": day != card.today,
        "streak": card.streak,
    }


def get_logged_day(manager: DialogManager, card: HabitCard) -> date:
    """The day that is written up: today, or yesterday."""
    day = date.fromisoformat(manager.dialog_data.get("day", card.today.isoformat()))
    return get_tickable_day(day, card.today)


def encode_amount(day: date, added: float, seen_amount: float) -> str:
    """Thousandths to add, those seen, and the day's ordinal."""
    return f"{round(added * 1000)}:{round(seen_amount * 1000)}:{day.toordinal():x}"


def decode_amount(code: str) -> tuple[date, float, float]:
    added, seen, ordinal = code.split(":")
    return date.fromordinal(int(ordinal, 16)), int(added) / 1000, int(seen) / 1000


def _can_undo_amount(undo: str, day: date, current_amount: float) -> bool:
    """Whether what was added last can be taken back as things are."""
    if not undo:
        return False
    of, _, seen = decode_amount(undo)
    return of == day and round(seen - current_amount, 3) == 0


def _format_undo(manager: DialogManager, undo: str) -> str:
    current_user = get_current_user(manager)
    back = -decode_amount(undo)[1]
    sign = "+" if back > 0 else "−"
    return current_user.translate(
        "habit-take-back", amount=f"{sign}{format_number(abs(back), current_user)}"
    )
