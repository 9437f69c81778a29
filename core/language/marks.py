"""Signs that need no grammar: !high, !1, !!!, #tag, +project."""

import re

from core.language.lexicon import LEXICONS
from core.language.pieces import Level, Piece, Project, Tag
from core.language.tokens import Token
from core.language.values import Priority

_TAG = re.compile(r"#(?=\w*[^\W\d_])[\w]{1,64}(?:-\w{1,64})*")
_PROJECT = re.compile(r"\+(?=[^\W\d_])[\w]{1,64}")
_NUMBERS: dict[str, Priority] = {"1": "high", "2": "medium", "3": "low"}
_BANGS: dict[int, Priority] = {2: "medium", 3: "high"}
_WORDS: dict[str, Priority] = {
    word: level for lexicon in LEXICONS.values() for word, level in lexicon.priority_marks.items()
}


def find_marks(tokens: list[Token]) -> list[Piece]:
    """Every mark of the sentence, in order."""
    found: list[Piece] = []
    index = 0
    while index < len(tokens):
        piece = _find_named_mark(tokens, index) or _find_priority(tokens, index)
        if piece is not None:
            found.append(piece)
        index = piece.end if piece is not None else index + 1
    return found


def _find_named_mark(tokens: list[Token], at: int) -> Piece | None:
    token = tokens[at]
    if token.kind != "opaque" or _is_touching(tokens, at):
        return None
    if _TAG.fullmatch(token.text):
        return Piece(at, at + 1, Tag(token.text[1:]))
    if _PROJECT.fullmatch(token.text):
        return Piece(at, at + 1, Project(token.text[1:]))
    return None


def _is_touching(tokens: list[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].end == tokens[at].start and tokens[at - 1].text not in "([,;"


def _find_priority(tokens: list[Token], at: int) -> Piece | None:
    if tokens[at].text != "!" or (at and _is_bang(tokens, at) and tokens[at - 1].text == "!"):
        return None
    bangs = 1
    while at + bangs < len(tokens) and _is_bang(tokens, at + bangs):
        bangs += 1
    if bangs > 1:
        level = _BANGS.get(bangs)
        return (
            Piece(at, at + bangs, Level(level))
            if level and not _is_after_sign(tokens, at)
            else None
        )
    if at + 1 == len(tokens) or tokens[at + 1].start != tokens[at].end or _is_touching(tokens, at):
        return None
    word = tokens[at + 1]
    level = _NUMBERS.get(word.text) or _WORDS.get(word.norm)
    return Piece(at, at + 2, Level(level)) if level else None


def _is_bang(tokens: list[Token], at: int) -> bool:
    return tokens[at].text == "!" and tokens[at].start == tokens[at - 1].end


def _is_after_sign(tokens: list[Token], at: int) -> bool:
    """Whether the bangs continue other signs ("?!!"), which is only feeling."""
    return at > 0 and tokens[at - 1].end == tokens[at].start and tokens[at - 1].text in "?!"
