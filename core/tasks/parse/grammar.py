"""The whole grammar, and reading a sentence with it from left to right."""

from core.tasks.parse import amounts, clocks, days, extras, periods, repeats
from core.tasks.parse.calendar import Today
from core.tasks.parse.peg import Grammar, Sentence
from core.tasks.parse.pieces import Meaning, Piece
from core.tasks.parse.tokens import Token

# Earlier rules win over later ones of the same length.
_TOP = (
    "kept",
    "reminder",
    "repeat",
    "relative",
    "range",
    "clock",
    "dated",
    "closed",
    "day",
    "dayparting",
    "duration",
    "bound",
    "anew",
    "level",
    "lead",
)


def _grammar() -> Grammar:
    grammar = Grammar()
    for part in (amounts, clocks, days, periods, repeats, extras):
        part.install(grammar)
    return grammar


GRAMMAR = _grammar()
_FIRST = {name: GRAMMAR.first(name) for name in _TOP}


def read(tokens: list[Token], today: Today, taken: set[int]) -> list[Piece]:
    """Pieces in order, none overlapping; tokens numbered in `taken` are left alone."""
    sentence = Sentence(tokens, GRAMMAR, today)
    pieces: list[Piece] = []
    at = 0
    while at < len(tokens):
        found = [] if at in taken or not tokens[at].notions else _best(sentence, at)
        pieces += found
        at = found[-1].end if found else at + 1
    return pieces


def _best(sentence: Sentence, at: int) -> list[Piece]:
    notions = sentence.tokens[at].notions.keys()
    best: tuple[Meaning | tuple[Meaning, ...], int] | None = None
    for name in _TOP:
        if not _FIRST[name] & notions:
            continue
        found = sentence.match(name, at)
        if found is not None and (best is None or found[1] > best[1]):
            best = found
    if best is None:
        return []
    meanings, end = best
    every = meanings if isinstance(meanings, tuple) else (meanings,)
    return [Piece(at, end, meaning) for meaning in every]
