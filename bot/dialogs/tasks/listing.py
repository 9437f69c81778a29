"""Tasks of a list as buttons that open their cards."""

import operator

from aiogram_dialog.widgets.kbd import Column, Select
from aiogram_dialog.widgets.text import Format

from bot.dialogs.tasks.card import open_card


def task_buttons() -> Column:
    """The `tasks` of the window's data, one below the other."""
    return Column(
        Select(
            Format("{item[0]}"),
            id="task",
            item_id_getter=operator.itemgetter(1),
            items="tasks",
            on_click=open_card,
        )
    )
