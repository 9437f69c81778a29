"""Texts and captions as they are stored in a message."""

from typing import Any

from aiogram.types import MessageEntity

from playground.detect import with_detected
from playground.entities import Entity, cannot_parse, parse_html, trim, utf16_length
from playground.errors import bad_request
from playground.markup import dump
from playground.methods import given

Json = dict[str, Any]

MAX_TEXT = 4096
MAX_CAPTION = 1024


def formatted(
    text: str, parse_mode: Any, entities: list[MessageEntity] | None
) -> tuple[str, list[Entity]]:
    """Plain text and entities, from HTML or from ready entities.

    :raises ApiError: 400 for wrong HTML or a parse mode other than HTML.
    """
    mode = given(parse_mode)
    if mode and mode.lower() == "html":
        plain, found = parse_html(text)
    elif mode:
        raise bad_request(f"parse mode {mode} is not emulated, use HTML")
    else:
        plain, found = text, [dump(entity) for entity in entities or []]
        _check_bounds(plain, found)
    plain, found = trim(plain, found)
    return plain, with_detected(plain, found)


def _check_bounds(text: str, entities: list[Entity]) -> None:
    length = utf16_length(text)
    for entity in entities:
        if entity["offset"] < 0 or entity["offset"] + entity["length"] > length:
            raise cannot_parse("entity is out of the text's bounds")


def text_content(text: str, parse_mode: Any, entities: list[MessageEntity] | None) -> Json:
    """`{"text", "entities"}` of a message.

    :raises ApiError: 400 when empty or above 4096 UTF-16 units after parsing.
    """
    plain, found = formatted(text, parse_mode, entities)
    if not plain:
        raise bad_request("message text is empty")
    if utf16_length(plain) > MAX_TEXT:
        raise bad_request("message is too long")
    return {"text": plain, **({"entities": found} if found else {})}


def caption_content(
    caption: str | None, parse_mode: Any, entities: list[MessageEntity] | None
) -> Json:
    """`{"caption", "caption_entities"}` of a message; empty without a caption.

    :raises ApiError: 400 above 1024 UTF-16 units after parsing.
    """
    plain, found = formatted(caption or "", parse_mode, entities)
    if utf16_length(plain) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    if not plain:
        return {}
    return {"caption": plain, **({"caption_entities": found} if found else {})}
