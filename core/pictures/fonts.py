"""The typeface of the pictures: Source Sans Pro, which speaks Cyrillic, from its own wheel."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from PIL import ImageFont

_FILES = files("font_source_sans_pro") / "files"
_MISSING = "\uffff"
_EMOJI_PARTS = (
    "♂♀\ufe0e\ufe0f"  # the rendered message knows them, yet alone they are left-overs of emoji
)


@lru_cache(maxsize=32)
def get_font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The rendered message at `size` pixels."""
    return ImageFont.truetype(BytesIO(_load_font_data(bold)), size)


def filter_drawable(text: str) -> str:
    """`words` without what the rendered message has no glyph for (emoji, rare scripts), spaces
    tidied, the
    non-breaking ones that separate digits too."""
    text = unicodedata.normalize("NFC", text)
    kept = (sign for sign in text if sign.isspace() or _has_glyph(sign))
    return " ".join("".join(kept).split())


def shorten_to_width(text: str, font: ImageFont.FreeTypeFont, width: float) -> str:
    """`words` cut with an ellipsis to fit `width` pixels."""
    if font.getlength(text) <= width:
        return text
    kept = len(text)
    while kept and font.getlength(text[:kept].rstrip() + "…") > width:
        kept -= 1
    return text[:kept].rstrip() + "…"


def find_fitting_size(text: str, sizes: Sequence[int], width: float) -> int:
    """The first of the sizes in which the words, bold, fit `width` pixels, or the last."""
    fits = (size for size in sizes if get_font(size, bold=True).getlength(text) <= width)
    return next(fits, sizes[-1])


@lru_cache(maxsize=2)
def _load_font_data(bold: bool) -> bytes:
    name = "SourceSansPro-Semibold.ttf" if bold else "SourceSansPro-Regular.ttf"
    return (_FILES / name).read_bytes()


@lru_cache(maxsize=4096)
def _has_glyph(sign: str) -> bool:
    if sign in _EMOJI_PARTS:
        return False
    font = get_font(24)
    return sign.isprintable() and bytes(font.getmask(sign)) != bytes(font.getmask(_MISSING))
