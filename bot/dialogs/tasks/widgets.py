"""Tasks of a list as buttons that open their cards."""

from aiogram_dialog.widgets.kbd import Column

from bot.dialogs.tasks.card_handlers import open_card
from bot.ui.choosers import create_select
from bot.ui.item_codes import ID


def create_task_buttons() -> Column:
    """The `tasks` of the window's data, one below the other."""
    return Column(create_select("task", "tasks", open_card, codes=ID))
