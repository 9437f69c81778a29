"""The typeface of the pictures: Source Sans Pro, which speaks Cyrillic, from its own wheel."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from PIL import ImageFont

_FILES = files("font_source_sans_pro") / "files"
_MISSING = "\uffff"
_EMOJI_PARTS = "♂♀\ufe0e\ufe0f"  # the face knows them, yet alone they are left-overs of emoji


@lru_cache(maxsize=32)
def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The face at `size` pixels."""
    return ImageFont.truetype(BytesIO(_data(bold)), size)


def drawable(words: str) -> str:
    """`words` without what the face has no glyph for (emoji, rare scripts), spaces tidied, the
    non-breaking ones that separate digits too."""
    words = unicodedata.normalize("NFC", words)
    kept = (sign for sign in words if sign.isspace() or _has_glyph(sign))
    return " ".join("".join(kept).split())


def shortened(words: str, face: ImageFont.FreeTypeFont, width: float) -> str:
    """`words` cut with an ellipsis to fit `width` pixels."""
    if face.getlength(words) <= width:
        return words
    kept = len(words)
    while kept and face.getlength(words[:kept].rstrip() + "…") > width:
        kept -= 1
    return words[:kept].rstrip() + "…"


def fitting(words: str, sizes: Sequence[int], width: float) -> int:
    """The first of the sizes in which the words, bold, fit `width` pixels, or the last."""
    fits = (size for size in sizes if font(size, bold=True).getlength(words) <= width)
    return next(fits, sizes[-1])


@lru_cache(maxsize=2)
def _data(bold: bool) -> bytes:
    name = "SourceSansPro-Semibold.ttf" if bold else "SourceSansPro-Regular.ttf"
    return (_FILES / name).read_bytes()


@lru_cache(maxsize=4096)
def _has_glyph(sign: str) -> bool:
    if sign in _EMOJI_PARTS:
        return False
    face = font(24)
    return sign.isprintable() and bytes(face.getmask(sign)) != bytes(face.getmask(_MISSING))
