"""A word of help above a window, for an answer the window could not use."""

from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.text import Text

from bot.ui.texts import get_current_user

_HINT_KEY, _NEWS_KEY = "hint", "news"


def show_hint(manager: DialogManager, key: str, **params: Any) -> None:
    """Say `key` above the window that answers this update; the step stays as it is."""
    manager.middleware_data[_HINT_KEY] = get_current_user(manager).translate_html(key, **params)


def show_good_news(manager: DialogManager, key: str, **params: Any) -> None:
    """Say `key` above the window, without the sign of a warning."""
    manager.middleware_data[_NEWS_KEY] = get_current_user(manager).translate_html(key, **params)


class HintText(Text):
    """Where the window shows its hint; nothing when all is well."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        said = manager.middleware_data.get(_HINT_KEY)
        news = manager.middleware_data.get(_NEWS_KEY)
        return f"⚠️ {said}\n" if said else f"{news}\n" if news else ""
