"""Finding inline buttons in messages."""

from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]


def list_buttons(message: Json) -> list[Json]:
    """All inline buttons of a message, row by row."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def find_callback_data(message: Json, text: str) -> str | None:
    """The callback data of the button with this text; a part of the text will do if no
    other button has it in full."""
    pressable = [button for button in list_buttons(message) if "callback_data" in button]
    for matches in (lambda shown: shown == text, lambda shown: text in shown):
        for button in pressable:
            if matches(button["text"]):
                return str(button["callback_data"])
    return None


def find_last_message(
    messages: Sequence[Json], data: str | None, button: str | None
) -> Json | None:
    """The newest message that has a button with this data or text."""
    for message in reversed(messages):
        if button is not None and find_callback_data(message, button) is not None:
            return message
        if any(
            data is not None and item.get("callback_data") == data for item in list_buttons(message)
        ):
            return message
    return None
