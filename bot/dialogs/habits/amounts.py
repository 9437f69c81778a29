"""Writing up an amount: «+N» by buttons and typed, for today and yesterday, with undo."""

from datetime import date, timedelta
from typing import Any

from aiogram.types import CallbackQuery, ContentType, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.habits.getters import load_habit
from bot.dialogs.habits.handlers import execute_with_hint, get_habit_id, open_amount
from bot.dialogs.habits.inputs import AmountChange, InvalidInput, is_amount
from bot.dialogs.habits.inputs import parse_amount_change as read_added
from bot.ui.cards import habit_lines as lines
from bot.ui.cards.focus import format_bar
from bot.ui.cards.habits import calculate_quick_amounts, format_number, format_progress
from bot.ui.context import get_current_user
from bot.ui.hints import show_hint
from bot.ui.item_codes import DAY
from core.habits.contracts.commands import LogAmount
from core.habits.contracts.views import HabitCard
from core.texts import format_day

_DAY = timedelta(days=1)
CODE = f"-?[0-9]{{1,10}}:-?[0-9]{{1,10}}:{DAY}"


async def get_amount_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How far the day is, and what can be added to it."""
    card, current_user = await load_habit(dialog_manager), get_current_user(dialog_manager)
    day = get_logged_day(dialog_manager, card)
    there = card.get_mark(day)[1]
    adds = [
        (f"+{format_number(one, current_user)}", _encode_amount(day, one, there))
        for one in calculate_quick_amounts(card.target)
    ]
    undo = dialog_manager.dialog_data.get("undo", "")
    return {
        "title": card.title,
        "kind": card.kind,
        "day": format_day(current_user.locale, day, card.today),
        "progress": format_progress(card, there, current_user),
        "bar": format_bar(min(1.0, there / card.target) if card.target else float(there > 0)),
        "adds": adds,
        "ticks": _filter_today_ticks(lines.build_tick_buttons(card, current_user), card)
        if day == card.today
        else [],
        "undos": [(_format_undo(dialog_manager, undo), undo)]
        if _can_undo_amount(undo, day, there)
        else [],
        "is_today": day == card.today,
        "is_yesterday": day != card.today,
        "streak": card.streak,
    }


def _filter_today_ticks(ticks: list[tuple[str, str]], card: HabitCard) -> list[tuple[str, str]]:
    return [(words, code) for words, code in ticks if int(code[1:6], 16) == card.today.toordinal()]


def get_logged_day(manager: DialogManager, card: HabitCard) -> date:
    """The day that is written up: today, or yesterday."""
    day = date.fromisoformat(manager.dialog_data.get("day", card.today.isoformat()))
    return day if day in (card.today, card.today - _DAY) else card.today


async def add_amount(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """What the button says, if the day still has what was shown with it."""
    day, added, seen = _decode_amount(code)
    await _log_amount(manager, day, added, seen=seen)


async def handle_amount_input(manager: DialogManager, parsed: AmountChange) -> None:
    card = await load_habit(manager)
    await _log_amount(
        manager, get_logged_day(manager, card), parsed.amount, replace=parsed.is_replacement
    )


async def is_card_amount(message: Message, dialog_manager: DialogManager, **_: Any) -> bool:
    """A number written on the card of a habit that counts; other words are no answer to it."""
    if not is_amount(message.text or ""):
        return False
    card = await load_habit(dialog_manager)
    return card.kind != "yes_no" and not card.archived


async def handle_card_amount_input(
    message: Message, _: MessageInput, manager: DialogManager
) -> None:
    """«+3» goes to today and shows what became of it, with the way back."""
    await open_amount(manager, get_habit_id(manager))
    try:
        await handle_amount_input(manager, read_added(message.text or ""))
    except InvalidInput as bad:
        show_hint(manager, bad.key, **bad.params)


async def switch_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    today = (await load_habit(manager)).today
    day = today if button.widget_id == "today" else today - _DAY
    manager.dialog_data["day"] = day.isoformat()


async def _log_amount(manager: DialogManager, day: date, added: float, **more: Any) -> None:
    person, habit_id = get_current_user(manager).id, get_habit_id(manager)
    before = (await load_habit(manager)).get_mark(day)[1]
    command = LogAmount(user_id=person, habit_id=habit_id, day=day, amount=added, **more)
    card: HabitCard | None = await execute_with_hint(manager, command)
    if card is not None:
        there = card.get_mark(day)[1]
        back = before - there
        manager.dialog_data["undo"] = _encode_amount(day, back, there) if back else ""


def _encode_amount(day: date, added: float, seen_amount: float) -> str:
    """Thousandths to add, those seen, and the day's ordinal."""
    return f"{round(added * 1000)}:{round(seen_amount * 1000)}:{day.toordinal():x}"


def _decode_amount(code: str) -> tuple[date, float, float]:
    added, seen, ordinal = code.split(":")
    return date.fromordinal(int(ordinal, 16)), int(added) / 1000, int(seen) / 1000


def _can_undo_amount(undo: str, day: date, current_amount: float) -> bool:
    """Whether what was added last can be taken back as things are."""
    if not undo:
        return False
    of, _, seen = _decode_amount(undo)
    return of == day and round(seen - current_amount, 3) == 0


def _format_undo(manager: DialogManager, undo: str) -> str:
    current_user = get_current_user(manager)
    back = -_decode_amount(undo)[1]
    sign = "+" if back > 0 else "−"
    return current_user.translate(
        "habit-take-back", amount=f"{sign}{format_number(abs(back), current_user)}"
    )


card_amount_input = MessageInput(
    handle_card_amount_input, content_types=ContentType.TEXT, filter=is_card_amount
)
