"""Dialog widgets that speak the person's language."""

from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.text import Text

from bot.speaker import Speaker

Plain = str | int | float


def speaker_of(manager: DialogManager) -> Speaker:
    """The person the dialog talks to."""
    speaker: Speaker = manager.middleware_data["speaker"]
    return speaker


class L(Text):
    """The plain text of `key`, for buttons; the window's data fill its parameters."""

    def __init__(self, key: str, when: WhenCondition = None, **params: str) -> None:
        super().__init__(when=when)
        self.key, self.params = key, params

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return speaker_of(manager).text(self.key, **self._filled(data))

    def _filled(self, data: dict[str, Any]) -> dict[str, Any]:
        given = {name: value for name, value in data.items() if isinstance(value, Plain)}
        item = data.get("item")
        if isinstance(item, dict):
            given |= {name: value for name, value in item.items() if isinstance(value, Plain)}
        return given | self.params


class Rich(L):
    """The text of `key` as HTML, for messages; what people typed is escaped."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return speaker_of(manager).rich(self.key, **self._filled(data))
