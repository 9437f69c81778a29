"""What a tap or a text does in the amount windows."""

from datetime import date
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.habits.amount_getters import ONE_DAY, decode_amount, encode_amount, get_logged_day
from bot.dialogs.habits.getters import load_habit
from bot.dialogs.habits.handlers import execute_with_hint, get_habit_id, open_amount
from bot.ui.context import get_current_user
from bot.ui.hints import show_hint
from bot.ui.item_codes import DAY
from core.habits.contracts.commands import LogAmount
from core.habits.contracts.views import HabitCard
from core.habits.parse.values import AmountChange, InvalidInput, is_amount
from core.habits.parse.values import parse_amount_change as read_added

CODE = f"-?[0-9]{{1,10}}:-?[0-9]{{1,10}}:{DAY}"


async def add_amount(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """What the button says, if the day still has what was shown with it."""
    day, added, seen = decode_amount(code)
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
    day = today if button.widget_id == "today" else today - ONE_DAY
    manager.dialog_data["day"] = day.isoformat()


async def _log_amount(manager: DialogManager, day: date, added: float, **more: Any) -> None:
    person, habit_id = get_current_user(manager).id, get_habit_id(manager)
    before = (await load_habit(manager)).get_mark(day)[1]
    command = LogAmount(user_id=person, habit_id=habit_id, day=day, amount=added, **more)
    card: HabitCard | None = await execute_with_hint(manager, command)
    if card is not None:
        there = card.get_mark(day)[1]
        back = before - there
        manager.dialog_data["undo"] = encode_amount(day, back, there) if back else ""
