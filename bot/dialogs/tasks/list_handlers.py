"""What a tap or a text does in the list windows."""

from aiogram_dialog import DialogManager

from bot.dialogs.tasks.list_getters import FILTER_KEY


def set_filter(manager: DialogManager, **filters: str) -> None:
    """Narrow the list of all tasks; to nothing shows all."""
    manager.dialog_data[FILTER_KEY] = filters
