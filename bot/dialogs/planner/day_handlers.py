"""What a tap does in the window of a day's plan."""

from datetime import timedelta
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.planner.plan_draft import clear_draft, get_draft
from bot.ui.context import get_command_executor, get_current_user, get_local_now, get_local_today
from bot.ui.hints import show_hint
from core.planner.contracts import UndoPlan


async def accept_plan(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Accept what is shown; once accepted there is nothing left to accept."""
    draft = get_draft(manager)
    if draft is None:
        return
    if draft.is_stale(get_local_now(manager), get_local_today(manager)):
        clear_draft(manager)
        show_hint(manager, "plan-renewed")
        return
    await get_command_executor(manager)(draft.build_command(get_current_user(manager).id))
    clear_draft(manager)
    manager.dialog_data.pop("anew", None)


async def renew_plan(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Plan anew from this minute on; the accepted plan holds until another one is accepted."""
    clear_draft(manager)
    manager.dialog_data.pop("undone", None)
    manager.dialog_data["anew"] = True


async def undo_plan(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Take back the plan that is shown, and with it what it moved."""
    held = manager.dialog_data.pop("held", None)
    if held is not None:
        await get_command_executor(manager)(
            UndoPlan(user_id=get_current_user(manager).id, plan_id=UUID(hex=held))
        )
        manager.dialog_data["undone"] = True
        clear_draft(manager)


async def choose_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    day = get_local_today(manager) + timedelta(days=button.widget_id == "tomorrow")
    manager.dialog_data["day"] = day.isoformat()
    for key in ("anew", "undone"):
        manager.dialog_data.pop(key, None)
    clear_draft(manager)
