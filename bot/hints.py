"""A word of help above a window, for an answer the window could not use."""

from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.text import Text

from bot.texts import speaker_of

_KEY = "hint"


def hint(manager: DialogManager, key: str, **params: Any) -> None:
    """Say `key` above the window that answers this update; the step stays as it is."""
    manager.middleware_data[_KEY] = speaker_of(manager).rich(key, **params)


class Hint(Text):
    """Where the window shows its hint; nothing when all is well."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        said = manager.middleware_data.get(_KEY)
        return f"⚠️ {said}\n" if said else ""
