"""Entities Telegram finds by itself: commands, links, mentions, hashtags, e-mail addresses."""

import re

from playground.entities import Entity, count_utf16_units

_ENTITY_PATTERN = re.compile(
    r"(?P<url>\bhttps?://[^\s<>\"]+[^\s<>\".,!?:;)])"
    r"|(?P<email>\b[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?)(?![\w/])"
    r"|(?<!\w)(?P<mention>@[A-Za-z]\w{3,31})\b"
    r"|(?<!\w)(?P<hashtag>#\w*[^\W\d]\w*)"
)
_OPAQUE_TYPES = {"code", "pre", "text_link"}


def add_detected_entities(text: str, entities: list[Entity]) -> list[Entity]:
    """The given entities and the detected ones that do not overlap links and code."""
    if not any(sign in text for sign in "/@#"):
        return entities
    taken = [entity for entity in entities if entity["type"] in _OPAQUE_TYPES]
    found = [
        entity
        for entity in (_build_entity(text, match) for match in _ENTITY_PATTERN.finditer(text))
        if not any(_is_overlapping(entity, other) for other in taken)
    ]
    return sorted(entities + found, key=lambda entity: (entity["offset"], -entity["length"]))


def _build_entity(text: str, match: re.Match[str]) -> Entity:
    return {
        "type": match.lastgroup,
        "offset": count_utf16_units(text[: match.start()]),
        "length": count_utf16_units(match.group()),
    }


def _is_overlapping(one: Entity, other: Entity) -> bool:
    one_end, other_end = one["offset"] + one["length"], other["offset"] + other["length"]
    return bool(one["offset"] < other_end and other["offset"] < one_end)
