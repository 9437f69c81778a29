"""Taking back the last thing done in a step of the review."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.ui.texts import I18nText
from bot.ui.undo import UndoStore
from core.career.contracts.parts import UndoMove, UntickMilestone
from core.career.contracts.skills import TakeBackAnswer
from core.habits.contracts.commands import EditHabit, RestoreHabit, UndoCheckIn
from core.tasks.contracts.batch import MoveTasks
from core.tasks.contracts.commands import DeleteTask

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
