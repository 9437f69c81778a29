"""Taking back the last thing done in a step of the review."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.texts import L
from bot.undo import Undo
from core.career.contracts import TakeBackAnswer, UndoMove, UntickMilestone
from core.habits.contracts import EditHabit, RestoreHabit, UndoCheckIn
from core.tasks.contracts import DeleteTask, MoveTasks

BACK = Undo(
    UndoMove,
    UntickMilestone,
    TakeBackAnswer,
    UndoCheckIn,
    RestoreHabit,
    EditHabit,
    MoveTasks,
    DeleteTask,
)


async def take_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A second tap does nothing."""
    await BACK.take_back(manager)


def undo_button() -> Button:
    """Shown by steps of which `can_undo` holds."""
    return Button(L("weekly-undo"), id="undo", on_click=take_back, when="can_undo")
