"""What a tap or a text does in the step windows."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.reviews.step_getters import get_shown_week
from bot.routes import STEPS, WeeklyReview
from bot.ui import undo
from bot.ui.advice import request_advice
from bot.ui.context import get_command_executor, get_current_user, get_query_runner
from bot.ui.undo import UndoStore
from core.career.contracts.parts import UndoMove, UntickMilestone
from core.career.contracts.skills import TakeBackAnswer
from core.habits.contracts.commands import EditHabit, RestoreHabit, UndoCheckIn
from core.overviews.week_facts import WeekFactQueries
from core.reviews.contracts import FinishReview, GoToStep, OpenReview
from core.tasks.contracts.batch import MoveTasks
from core.tasks.contracts.commands import DeleteTask


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
    async with get_query_runner(manager)(WeekFactQueries) as queries:
        facts = await queries.collect_facts(current_user.profile)
    await get_command_executor(manager)(
        FinishReview(user_id=current_user.id, week=week, facts=facts)
    )
    answer = await request_advice(manager)
    manager.dialog_data["advice_id"] = answer.card.id.hex if answer.card else None
    undo.clear_undo(manager)
    await manager.switch_to(WeeklyReview.done)


UNDO_STORE = UndoStore(
    UndoMove,
    UntickMilestone,
    TakeBackAnswer,
    UndoCheckIn,
    RestoreHabit,
    EditHabit,
    MoveTasks,
    DeleteTask,
)


async def undo_last_change(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A second tap does nothing."""
    await UNDO_STORE.execute_saved(manager)
