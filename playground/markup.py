"""Reply markup: the checks Telegram makes and aiogram's models leave out."""

from typing import Any

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, TelegramObject

from playground.errors import ApiError, build_bad_request

MAX_BUTTONS = 100
MAX_CALLBACK_DATA = 64

Json = dict[str, Any]


def dump_object(value: TelegramObject) -> Json:
    """A type of aiogram as the JSON the Bot API shows."""
    dumped: Json = value.model_dump(mode="json", exclude_none=True, by_alias=True)
    return dumped


def build_inline_keyboard(markup: TelegramObject | None) -> Json | None:
    """The keyboard to store in a message; None when the markup is of another kind or empty.

    :raises ApiError: 400 for a button that Telegram would refuse.
    """
    if not isinstance(markup, InlineKeyboardMarkup):
        return None
    buttons = [button for row in markup.inline_keyboard for button in row]
    if len(buttons) > MAX_BUTTONS:
        raise build_bad_request("reply markup is too long")
    for button in buttons:
        _validate_button(button)
    rows = [[dump_object(button) for button in row] for row in markup.inline_keyboard if row]
    return {"inline_keyboard": rows} if rows else None


def build_reply_keyboard(markup: TelegramObject | None) -> Json | None:
    """A keyboard under the input field (or its removal, or a forced reply), as JSON."""
    if markup is None or isinstance(markup, InlineKeyboardMarkup):
        return None
    return dump_object(markup)


def _validate_button(button: InlineKeyboardButton) -> None:
    if not button.text:  # a space is fine: calendars fill their gaps with it
        raise _build_unparsable_error('Field "text" must be non-empty')
    actions = button.model_dump(exclude={"text", "icon_custom_emoji_id", "style"})
    if not any(
        value or name.startswith("switch_") for name, value in actions.items() if value is not None
    ):
        raise _build_unparsable_error("Text buttons are unallowed in the inline keyboard")
    if len((button.callback_data or "").encode()) > MAX_CALLBACK_DATA:
        raise build_bad_request("BUTTON_DATA_INVALID")
    if button.url is not None and "://" not in button.url and "." not in button.url:
        raise build_bad_request(
            f"inline keyboard button URL '{button.url}' is invalid: Wrong HTTP URL"
        )


def _build_unparsable_error(reason: str) -> ApiError:
    return build_bad_request(f"can't parse inline keyboard button: {reason}")
