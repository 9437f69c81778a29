"""The whole grammar, and reading a sentence with it from left to right."""

from core.language import amounts, clocks, days, extras, periods, repeats
from core.language.calendar import Today
from core.language.peg import Grammar, Sentence
from core.language.pieces import Meaning, Piece
from core.language.tokens import Token

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


def _build_grammar() -> Grammar:
    grammar = Grammar()
    for add_rules in (
        amounts.add_amount_rules,
        clocks.add_clock_rules,
        days.add_day_rules,
        periods.add_period_rules,
        repeats.add_repeat_rules,
        extras.add_extra_rules,
    ):
        add_rules(grammar)
    return grammar


GRAMMAR = _build_grammar()
_FIRST = {name: GRAMMAR.get_first_notions(name) for name in _TOP}


def read_pieces(tokens: list[Token], today: Today, taken: set[int]) -> list[Piece]:
    """Pieces in order, none overlapping; tokens numbered in `taken` are left alone."""
    sentence = Sentence(tokens, GRAMMAR, today)
    pieces: list[Piece] = []
    at = 0
    while at < len(tokens):
        found = [] if at in taken or not tokens[at].notions else _find_best(sentence, at)
        pieces += found
        at = found[-1].end if found else at + 1
    return pieces


def _find_best(sentence: Sentence, at: int) -> list[Piece]:
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
