"""A sentence cut into tokens, each with the notions it may stand for."""

import re
from dataclasses import dataclass, field

from core.language.lexicon import Lexicon, normalize_word
from core.language.lexicon.shape import Meanings
from core.language.numerals import read_numeral

# Quoted text, code, addresses and handles are opaque; the bounds keep unbalanced quotes linear.
_TOKEN = re.compile(
    r"""(?P<opaque>«[^»]{0,300}»|"[^"]{0,300}"|“[^”]{0,300}”|„[^“”]{0,300}[“”]|`[^`]{1,300}`
        |(?<!\w)'[^'\n]{1,300}'(?!\w)
        |(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|@\w+|[\#+]\w+)
      |(?P<iso>\d{4}-\d{2}-\d{2}(?=[T\s]?\d{2}:\d{2}))T?
      |(?P<run>\d+(?:[.,:/\-–—‑]\d+)*)
      |(?P<ordsuffix>(?<=\d)[-‑]?(?:st|nd|rd|th|го|ого|ому|му|те|ше|тє|ше|ій|ой|ый|ий|ое|е|й|я|ю|у|а)(?!\w))
      |(?P<word>[ap]\.\s?m\b\.?|[^\W\d_]+(?:['’ʼ`‑-][^\W\d_]+)*)
      |(?P<space>\s+)
      |(?P<other>.)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_GLUED = ("ampm", "unit", "yearword", "ordsuffix", "glued", "hourword", "parthour")
_SIGNS: dict[str, Meanings] = {
    ",": {"sep": True, "comma": True},
    "&": {"sep": True},
    "-": {"dash": True},
    "–": {"dash": True},
    "—": {"dash": True},
    "~": {"about_sign": True},
    "≈": {"about_sign": True},
    "%": {},
    ".": {"dot": True},
}


@dataclass(slots=True)
class Token:
    """`start` and `end` are offsets in the text; `notions` maps what it may be to its value."""

    text: str
    start: int
    end: int
    kind: str
    norm: str = ""
    notions: Meanings = field(default_factory=dict)


def tokenize(text: str, lexicons: tuple[Lexicon, ...]) -> list[Token]:
    """Tokens without white space; phrases of several words are one token."""
    tokens = [
        Token(match[0], *match.span(), match.lastgroup or "other")
        for match in _TOKEN.finditer(text)
        if match.lastgroup != "space"
    ]
    for token in tokens:
        _assign_notions(token, lexicons)
    tokens = _join_phrases(tokens, lexicons)
    _clear_bound_numerals(tokens)
    return tokens


def _assign_notions(token: Token, lexicons: tuple[Lexicon, ...]) -> None:
    if token.kind in ("run", "iso"):
        token.notions = read_numeral(token.text.rstrip("Tt"))
    elif token.kind == "ordsuffix":
        token.notions = {"ordsuffix": True}
    elif token.kind == "word":
        token.norm = (
            normalize_word(token.text)
            .replace("‑", "-")
            .replace("a. m", "a.m")
            .replace("p. m", "p.m")
        )
        token.notions = _find_meanings(token.norm, lexicons) or _read_day_range(
            token.norm, lexicons
        )
    elif token.kind == "other":
        token.norm = token.text
        token.notions = _SIGNS.get(token.text, {})


def _find_meanings(word: str, lexicons: tuple[Lexicon, ...]) -> Meanings:
    for lexicon in lexicons:
        if word in lexicon.meanings:
            return lexicon.meanings[word]
    return {}


def _read_day_range(word: str, lexicons: tuple[Lexicon, ...]) -> Meanings:
    """«пн-пт» and "mon-fri", which are one word to the eye."""
    first, dash, last = word.partition("-")
    if not dash:
        return {}
    ends = [_find_meanings(end, lexicons) for end in (first, last)]
    days = [end.get("weekdayabbr", end.get("weekday")) for end in ends]
    return {} if None in days else {"dayrange": tuple(days)}


def _join_phrases(tokens: list[Token], lexicons: tuple[Lexicon, ...]) -> list[Token]:
    joined: list[Token] = []
    index = 0
    while index < len(tokens):
        size, notions = _find_phrase(tokens, index, lexicons)
        first, last = tokens[index], tokens[index + size - 1]
        if size > 1:
            norm = " ".join(token.norm for token in tokens[index : index + size])
            joined.append(Token(norm, first.start, last.end, "word", norm, notions))
        else:
            joined.append(first)
        index += size
    return joined


def _find_phrase(
    tokens: list[Token], index: int, lexicons: tuple[Lexicon, ...]
) -> tuple[int, Meanings]:
    first = tokens[index].norm
    for lexicon in lexicons if first else ():
        for phrase in lexicon.phrases.get(first, ()):
            window = tokens[index : index + len(phrase)]
            if tuple(token.norm for token in window) == phrase:
                return len(phrase), lexicon.meanings[" ".join(phrase)]
    return 1, {}


def _clear_bound_numerals(tokens: list[Token]) -> None:
    """Numbers that are part of something else (3D, 10к, No5, -7) mean nothing here."""
    for index, token in enumerate(tokens):
        if token.kind != "run":
            continue
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if before and before.end == token.start and not _may_touch(before):
            token.notions = {}
        if after and after.start == token.end and not _may_follow(after):
            token.notions = {}


def _may_touch(before: Token) -> bool:
    if before.kind == "other":
        return before.text in '~≈(,;:-–—[!"«/' or ord(before.text[0]) > 0x2000
    return before.kind == "iso" or bool(before.notions.keys() & {"glued", "unit"})


def _may_follow(after: Token) -> bool:
    if after.kind == "other":
        return after.text not in "_%$€₽₴£°№^*=\\@#+"
    return bool(after.notions.keys() & set(_GLUED)) if after.kind != "opaque" else False
