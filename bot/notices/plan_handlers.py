"""What the buttons of the morning and the evening do, however old their message is."""

from aiogram import Bot
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.routes import Planner, Review, Spread
from bot.ui.callback_answers import answer_callback
from bot.ui.cards.plan_callbacks import PlanCallback
from bot.ui.cards.plans import render_closed_day, render_moved, render_returned
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CommandExecutor, CurrentUser, QueryRunner
from bot.ui.message_edits import show_rendered
from bot.ui.planning import open_planning
from core.overviews.task_plans import build_evening_plan, get_next_day
from core.planner.contracts import PlanView, UndoPlan

_WINDOW_STATES = {"p": Planner.day, "c": Review.main, "s": Spread.main}


async def handle_plan_callback(
    callback: CallbackQuery,
    callback_data: PlanCallback,
    bot: Bot,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
) -> None:
    """Act and show the outcome in the message itself."""
    await show_rendered(
        callback, bot, await _render_outcome(callback_data, current_user, executor, query_runner)
    )
    await answer_callback(callback)


async def handle_plan_window(
    callback: CallbackQuery, callback_data: PlanCallback, dialog_manager: DialogManager
) -> None:
    """Open a window below the message, which stays."""
    data = {"day": callback_data.day.isoformat()} if callback_data.action == "c" else None
    state = _WINDOW_STATES[callback_data.action]
    await dialog_manager.start(state, data, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    await answer_callback(callback)


async def _render_outcome(
    callback_data: PlanCallback,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
) -> RenderedMessage:
    today = query_runner.get_local_today(current_user)
    if callback_data.action == "d":
        return render_closed_day(current_user)
    if callback_data.action == "u":
        plan = await executor(
            UndoPlan(user_id=current_user.id, plan_id=callback_data.derive_plan_id(current_user.id))
        )
    else:
        found = await _move_leftovers(callback_data, current_user, executor, query_runner)
        if found is None:
            return render_closed_day(current_user)
        plan = found
    if plan.undone:
        return render_returned(
            callback_data, get_next_day(callback_data.day, today), current_user, today
        )
    return render_moved(plan, callback_data, current_user, today)


async def _move_leftovers(
    callback_data: PlanCallback,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
) -> PlanView | None:
    """All that is left of the day to the next one; None when nothing is left. What was moved by an
    earlier press is told again."""
    today = query_runner.get_local_today(current_user)
    plan_id = callback_data.derive_plan_id(current_user.id)
    async with open_planning(query_runner, current_user) as planning:
        known = await planning.plans.get_plan(plan_id, current_user.id)
        left = await planning.list_leftovers(callback_data.day)
    if known is not None or not left:
        return known
    return await executor(
        build_evening_plan(current_user.id, plan_id, callback_data.day, today, left)
    )
