"""Walking through the review: where the person is, next, back, and the end."""

from datetime import date, timedelta
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Row
from babel.dates import format_interval

from bot.dialogs.reviews.facts import collect_week_facts
from bot.dialogs.reviews.undo import create_undo_button
from bot.routes import STEPS, WeeklyReview
from bot.ui import undo
from bot.ui.advice import request_advice
from bot.ui.context import get_command_executor, get_current_user, get_local_today, get_query_runner
from bot.ui.navigation import create_menu_button
from bot.ui.texts import I18nText
from core.reviews.contracts import FinishReview, GoToStep, OpenReview
from core.reviews.rules import get_review_week

_FULL_CELL, _EMPTY_CELL = "▰", "▱"


def get_shown_week(manager: DialogManager) -> date:
    """The Monday of the week this review is of."""
    kept = manager.dialog_data.get("week")
    return date.fromisoformat(kept) if kept else get_review_week(get_local_today(manager))


def format_week(manager: DialogManager, week: date) -> str:
    """«16–22 нояб.»."""
    last = week + timedelta(days=6)
    return str(format_interval(week, last, "MMMd", locale=get_current_user(manager).locale))


async def get_step_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What every step shows: its number, the bar, and whether there is something to take back."""
    state = dialog_manager.current_context().state
    number = STEPS.index(state) + 1
    return {
        "number": number,
        "steps": len(STEPS),
        "bar": _FULL_CELL * number + _EMPTY_CELL * (len(STEPS) - number),
        "can_undo": undo.can_undo(dialog_manager),
    }


async def start_review(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Begin, or go on where it was left."""
    view = await get_command_executor(manager)(OpenReview(user_id=get_current_user(manager).id))
    manager.dialog_data["week"] = view.week.isoformat()
    undo.clear_undo(manager)
    await manager.switch_to(STEPS[view.step])


async def go_to_next_step(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    number = STEPS.index(manager.current_context().state) + 1
    await (_finish_review(manager) if number == len(STEPS) else _go_to_step(manager, number))


async def go_to_previous_step(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    number = STEPS.index(manager.current_context().state) - 1
    if number >= 0:
        await _go_to_step(manager, number)
    else:
        await manager.switch_to(WeeklyReview.main)


async def _go_to_step(manager: DialogManager, step_number: int) -> None:
    person, week = get_current_user(manager).id, get_shown_week(manager)
    await get_command_executor(manager)(GoToStep(user_id=person, week=week, step=step_number))
    undo.clear_undo(manager)
    await manager.switch_to(STEPS[step_number])


async def _finish_review(manager: DialogManager) -> None:
    """Keep the week's figures, and have a piece of advice to end with."""
    current_user, week = get_current_user(manager), get_shown_week(manager)
    facts = await collect_week_facts(get_query_runner(manager), current_user)
    await get_command_executor(manager)(
        FinishReview(user_id=current_user.id, week=week, facts=facts)
    )
    answer = await request_advice(manager)
    manager.dialog_data["advice_id"] = answer.card.id.hex if answer.card else None
    undo.clear_undo(manager)
    await manager.switch_to(WeeklyReview.done)


def create_step_buttons(step: State) -> tuple[Any, ...]:
    """The buttons every step has; each step has its own, so that two taps are not two steps."""
    number = STEPS.index(step)
    return (
        create_undo_button(),
        Row(
            Button(I18nText("button-back"), id=f"back{number}", on_click=go_to_previous_step),
            Button(I18nText("weekly-onward"), id=f"onward{number}", on_click=go_to_next_step),
        ),
        create_menu_button(),
    )
