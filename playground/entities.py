"""Formatted text: entities with offsets in UTF-16 units, HTML as Telegram reads it."""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from playground.errors import ApiError, build_bad_request

Entity = dict[str, Any]

_ENTITY_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
}
_TOKEN_PATTERN = re.compile(r"<(/?)([^<>\s/]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>|<", re.DOTALL)
_ATTRIBUTE_PATTERN = re.compile(r"([a-zA-Z-]+)\s*(?:=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_REFERENCE_PATTERN = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|lt|gt|amp|quot);")


def count_utf16_units(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


@dataclass
class _OpenTag:
    tag: str
    offset: int
    byte: int
    attributes: dict[str, str]


@dataclass
class _HtmlParser:
    source: str
    text: list[str] = field(default_factory=list)
    length: int = 0
    entities: list[Entity] = field(default_factory=list)
    stack: list[_OpenTag] = field(default_factory=list)

    def parse_source(self) -> tuple[str, list[Entity]]:
        position = 0
        for match in _TOKEN_PATTERN.finditer(self.source):
            self._append_text(self.source[position : match.start()])
            position = match.end()
            self._handle_tag(match)
        self._append_text(self.source[position:])
        if self.stack:
            tag = self.stack[-1].tag
            raise build_parse_error(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return "".join(self.text), self.entities

    def _append_text(self, raw: str) -> None:
        piece = (
            _REFERENCE_PATTERN.sub(lambda match: unescape(match.group()), raw)
            if "&" in raw
            else raw
        )
        self.text.append(piece)
        self.length += count_utf16_units(piece)

    def _handle_tag(self, match: re.Match[str]) -> None:
        byte = len(self.source[: match.start()].encode())
        if match.group(2) is None:
            raise build_parse_error(f"Unclosed start tag at byte offset {byte}")
        if match.group(1):
            self._close_tag(match.group(2).lower(), byte)
        else:
            self._open_tag(match.group(2).lower(), match.group(3), byte)

    def _open_tag(self, tag: str, rest: str, byte: int) -> None:
        if tag not in _ENTITY_TYPES:
            raise build_parse_error(f'Unsupported start tag "{tag}" at byte offset {byte}')
        attributes = {
            name.lower(): unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE_PATTERN.findall(rest)
        }
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise build_parse_error(
                f'Tag "span" must have class "tg-spoiler" at byte offset {byte}'
            )
        self.stack.append(_OpenTag(tag, self.length, byte, attributes))

    def _close_tag(self, tag: str, byte: int) -> None:
        if not self.stack:
            raise build_parse_error(f"Unexpected end tag at byte offset {byte}")
        opened = self.stack.pop()
        if tag and tag != opened.tag:
            expected = f'expected "</{opened.tag}>", found "</{tag}>"'
            raise build_parse_error(f"Unmatched end tag at byte offset {byte}, {expected}")
        if self.length > opened.offset:
            self._add_entity(opened)

    def _add_entity(self, opened: _OpenTag) -> None:
        length = self.length - opened.offset
        entity: Entity = {
            "type": _ENTITY_TYPES[opened.tag],
            "offset": opened.offset,
            "length": length,
        }
        if opened.tag == "a":
            entity["url"] = opened.attributes.get("href") or self._quote_tail(opened.offset)
        if opened.tag == "blockquote" and "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        if opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.attributes.get("emoji-id", "")
        if opened.tag == "code" and self.stack and self.stack[-1].tag == "pre":
            language = opened.attributes.get("class", "").removeprefix("language-")
            self.stack[-1].attributes["language"] = language
            return
        if opened.tag == "pre" and opened.attributes.get("language"):
            entity["language"] = opened.attributes["language"]
        self.entities.append(entity)

    def _quote_tail(self, offset: int) -> str:
        return "".join(self.text).encode("utf-16-le")[offset * 2 :].decode("utf-16-le")


def build_parse_error(reason: str) -> ApiError:
    return build_bad_request(f"can't parse entities: {reason}")


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Plain text and its entities.

    :raises ApiError: 400 `can't parse entities: …` for unknown, unclosed or crossed tags.
    """
    if "<" not in source and "&" not in source:
        return source, []
    return _HtmlParser(source).parse_source()


def trim_text(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Drop white space around the text, as Telegram does, and move the entities along."""
    stripped = text.strip()
    if stripped != text and entities:
        lead = count_utf16_units(text[: len(text) - len(text.lstrip())])
        end = count_utf16_units(stripped)
        entities = [moved for entity in entities if (moved := _move_entity(entity, lead, end))]
    return stripped, sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _move_entity(entity: Entity, lead: int, end: int) -> Entity | None:
    start = max(entity["offset"] - lead, 0)
    stop = min(entity["offset"] + entity["length"] - lead, end)
    return {**entity, "offset": start, "length": stop - start} if stop > start else None
