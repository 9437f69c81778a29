"""What a tap does in the window of a day's plan."""

from datetime import timedelta
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, now_of, speaker_of, today_of
from bot.dialogs.planner.draft import drop, kept
from bot.hints import hint
from core.planner.contracts import UndoPlan


async def accept(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Accept what is shown; once accepted there is nothing left to accept."""
    draft = kept(manager)
    if draft is None:
        return
    if draft.stale(now_of(manager), today_of(manager)):
        drop(manager)
        hint(manager, "plan-renewed")
        return
    await act_of(manager)(draft.command(speaker_of(manager).id))
    drop(manager)
    manager.dialog_data.pop("anew", None)


async def renew(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Plan anew from this minute on; the accepted plan holds until another one is accepted."""
    drop(manager)
    manager.dialog_data.pop("undone", None)
    manager.dialog_data["anew"] = True


async def undo(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Take back the plan that is shown, and with it what it moved."""
    held = manager.dialog_data.pop("held", None)
    if held is not None:
        await act_of(manager)(UndoPlan(user_id=speaker_of(manager).id, plan_id=UUID(hex=held)))
        manager.dialog_data["undone"] = True
        drop(manager)


async def choose_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    day = today_of(manager) + timedelta(days=button.widget_id == "tomorrow")
    manager.dialog_data["day"] = day.isoformat()
    for key in ("anew", "undone"):
        manager.dialog_data.pop(key, None)
    drop(manager)
