"""Texts and captions as they are stored in a message."""

from typing import Any

from aiogram.types import MessageEntity

from playground.detect import add_detected_entities
from playground.entities import Entity, build_parse_error, count_utf16_units, parse_html, trim_text
from playground.errors import build_bad_request
from playground.markup import dump_object
from playground.methods import get_provided

Json = dict[str, Any]

MAX_TEXT = 4096
MAX_CAPTION = 1024


def format_text(
    text: str, parse_mode: Any, entities: list[MessageEntity] | None
) -> tuple[str, list[Entity]]:
    """Plain text and entities, from HTML or from ready entities.

    :raises ApiError: 400 for wrong HTML or a parse mode other than HTML.
    """
    mode = get_provided(parse_mode)
    if mode and mode.lower() == "html":
        plain, found = parse_html(text)
    elif mode:
        raise build_bad_request(f"parse mode {mode} is not emulated, use HTML")
    else:
        plain, found = text, [dump_object(entity) for entity in entities or []]
        _validate_bounds(plain, found)
    plain, found = trim_text(plain, found)
    return plain, add_detected_entities(plain, found)


def _validate_bounds(text: str, entities: list[Entity]) -> None:
    length = count_utf16_units(text)
    for entity in entities:
        if entity["offset"] < 0 or entity["offset"] + entity["length"] > length:
            raise build_parse_error("entity is out of the text's bounds")


def build_text_content(text: str, parse_mode: Any, entities: list[MessageEntity] | None) -> Json:
    """`{"text", "entities"}` of a message.

    :raises ApiError: 400 when empty or above 4096 UTF-16 units after parsing.
    """
    plain, found = format_text(text, parse_mode, entities)
    if not plain:
        raise build_bad_request("message text is empty")
    if count_utf16_units(plain) > MAX_TEXT:
        raise build_bad_request("message is too long")
    return {"text": plain, **({"entities": found} if found else {})}


def build_caption_content(
    caption: str | None, parse_mode: Any, entities: list[MessageEntity] | None
) -> Json:
    """`{"caption", "caption_entities"}` of a message; empty without a caption.

    :raises ApiError: 400 above 1024 UTF-16 units after parsing.
    """
    plain, found = format_text(caption or "", parse_mode, entities)
    if count_utf16_units(plain) > MAX_CAPTION:
        raise build_bad_request("message caption is too long")
    if not plain:
        return {}
    return {"caption": plain, **({"caption_entities": found} if found else {})}
