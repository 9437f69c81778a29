"""Taking back the last thing done in a step of the review."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.ui.texts import I18nText
from bot.ui.undo import UndoStore
from core.career.contracts import TakeBackAnswer, UndoMove, UntickMilestone
from core.habits.contracts import EditHabit, RestoreHabit, UndoCheckIn
from core.tasks.contracts import DeleteTask, MoveTasks

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


def create_undo_button() -> Button:
    """Shown by steps of which `can_undo` holds."""
    return Button(I18nText("weekly-undo"), id="undo", on_click=undo_last_change, when="can_undo")
