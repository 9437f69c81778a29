"""A word of help above a window, for an answer the window could not use."""

from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.text import Text

from bot.texts import speaker_of

_KEY, _NEWS = "hint", "news"


def hint(manager: DialogManager, key: str, **params: Any) -> None:
    """Say `key` above the window that answers this update; the step stays as it is."""
    manager.middleware_data[_KEY] = speaker_of(manager).rich(key, **params)


def good_news(manager: DialogManager, key: str, **params: Any) -> None:
    """Say `key` above the window, without the sign of a warning."""
    manager.middleware_data[_NEWS] = speaker_of(manager).rich(key, **params)


class Hint(Text):
    """Where the window shows its hint; nothing when all is well."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        said = manager.middleware_data.get(_KEY)
        news = manager.middleware_data.get(_NEWS)
        return f"⚠️ {said}\n" if said else f"{news}\n" if news else ""
