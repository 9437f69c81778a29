"""Dialog widgets that speak the person's language."""

from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.text import Text

from bot.ui.current_user import CurrentUser

PlainValue = str | int | float


def get_current_user(manager: DialogManager) -> CurrentUser:
    """The person the dialog talks to."""
    current_user: CurrentUser = manager.middleware_data["current_user"]
    return current_user


class I18nText(Text):
    """The plain text of `key`, for buttons; the window's data fill its parameters."""

    def __init__(self, key: str, when: WhenCondition = None, **params: str) -> None:
        super().__init__(when=when)
        self.key, self.params = key, params

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return get_current_user(manager).translate(self.key, **self._build_params(data))

    def _build_params(self, data: dict[str, Any]) -> dict[str, Any]:
        given = {name: value for name, value in data.items() if isinstance(value, PlainValue)}
        item = data.get("item")
        if isinstance(item, dict):
            given |= {name: value for name, value in item.items() if isinstance(value, PlainValue)}
        return given | self.params


class I18nHtml(I18nText):
    """The text of `key` as HTML, for messages; what people typed is escaped."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return get_current_user(manager).translate_html(self.key, **self._build_params(data))
