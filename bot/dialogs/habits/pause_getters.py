"""What the pause windows show."""

from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.dialogs.habits.getters import load_habit
from bot.dialogs.habits.handlers import get_habit_id
from bot.routes import Habits
from bot.ui.context import get_current_user
from core.habits.contracts.views import FREEZE_PRICE, MAX_FREEZES


async def get_freeze_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The freezes at hand; the button to buy one, where it can be paid."""
    card, current_user = await load_habit(dialog_manager), get_current_user(dialog_manager)
    words = current_user.translate("habit-freeze-buy", price=FREEZE_PRICE)
    return {
        "title": card.title,
        "freezes": card.freezes,
        "points": card.points,
        "price": FREEZE_PRICE,
        "most": MAX_FREEZES,
        "buys": [(words, str(card.freezes))] if card.can_buy_freeze else [],
    }


def get_paused_habit_id(manager: DialogManager) -> UUID | None:
    """The habit at hand, or None for all of them."""
    vacation = manager.current_context().state == Habits.vacation
    return None if vacation else get_habit_id(manager)


def get_return_state(manager: DialogManager) -> Any:
    return Habits.list if get_paused_habit_id(manager) is None else Habits.card
