"""The library: a file a topic; each piece has its source and says the same in every language.

Sources were looked up in November 2026; what rested on a paper that was retracted, or that others
could not repeat, rests on another one now.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import msgspec

from core.advice.contracts import Signal, Topic

_ROOT = Path(__file__).parent


class Wording(msgspec.Struct, frozen=True):
    """A piece in one language, plain text."""

    title: str
    text: str


class AdvicePiece(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`signals` are what it is good for; `source` is the book or paper it rests on,
    as «Authors (year). Title. Publisher or journal»; `doi` leads to a paper."""

    id: str
    signals: tuple[Signal, ...]
    source: str
    ru: Wording
    uk: Wording
    en: Wording
    topic: Topic
    doi: str | None = None

    def get_wording(self, locale: str) -> Wording:
        return {"ru": self.ru, "uk": self.uk, "en": self.en}[locale]


@lru_cache(maxsize=1)
def load_library() -> Mapping[str, AdvicePiece]:
    """All pieces by their ids. Raises ValidationError for a file that is not well formed, and
    ValueError for an id given twice."""
    found: dict[str, AdvicePiece] = {}
    for topic in Topic:
        text = tomllib.loads((_ROOT / f"{topic}.toml").read_text(encoding="utf-8"))
        for raw in text["pieces"]:
            piece = msgspec.convert(raw | {"topic": topic}, AdvicePiece)
            if piece.id in found:
                raise ValueError(f"advice {piece.id} is given twice")
            found[piece.id] = piece
    return MappingProxyType(found)
