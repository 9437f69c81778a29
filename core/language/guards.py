"""Checks of the neighbourhood: does a number there really mean an hour, a word a day."""

import re

from core.language.lexicon import LEXICONS
from core.language.peg import MatchResult, Sentence
from core.language.tokens import Token

_NOT_AN_HOUR = frozenset().union(*(lexicon.not_an_hour for lexicon in LEXICONS.values()))
_MEASURES = frozenset().union(*(lexicon.measures for lexicon in LEXICONS.values()))
_NUMBERED = frozenset().union(*(lexicon.numbered for lexicon in LEXICONS.values()))
_NOT_BEFORE = frozenset().union(*(lexicon.not_before_weekday for lexicon in LEXICONS.values()))
_NOT_AFTER_PART = frozenset().union(*(lexicon.not_after_part for lexicon in LEXICONS.values()))
_REPEATING = frozenset({"every", "freq", "weekdays", "workdays", "weekends", "partevery"})
# «в 3 магазинах», «о 5 вариантах»: a counted noun in the prepositional plural.
_COUNTED = re.compile(r"\w{3,}(?:ах|ях|ых|их)")


def get_token(m: MatchResult, at: int) -> Token:
    return m.sentence.tokens[at]


def get_previous(m: MatchResult) -> Token | None:
    return m.sentence.tokens[m.start - 1] if m.start else None


def get_following(m: MatchResult) -> Token | None:
    return m.sentence.tokens[m.end] if m.end < len(m.sentence.tokens) else None


def is_glued(sentence: Sentence, at: int) -> bool:
    """Whether token `at` touches the one before."""
    return sentence.tokens[at - 1].end == sentence.tokens[at].start


def is_hour(m: MatchResult) -> bool:
    """Whether what follows lets «в 9» be a time: not «в 9 классе», «в 2 раза», «at 5 kg»."""
    after = get_following(m)
    if after is None:
        return True
    if (
        after.notions.keys() & {"unit", "month"}
        or after.norm in _NOT_AN_HOUR
        or after.norm in _MEASURES
    ):
        return False
    return not (after.kind == "word" and not after.notions and _COUNTED.fullmatch(after.norm))


def is_bare_hour(m: MatchResult) -> bool:
    """The stricter check: the sentence or its part ends here, or another date word follows."""
    after = get_following(m)
    return after is None or (is_hour(m) and (after.kind != "word" or bool(after.notions)))


def is_measured_after(m: MatchResult) -> bool:
    """Whether a unit of measure follows: «май 5 кг»."""
    after = get_following(m)
    return after is not None and (after.norm in _MEASURES or after.norm == "%")


def is_numbered_before(m: MatchResult) -> bool:
    """Whether the number names a version, a chapter, a flat."""
    before = get_previous(m)
    return before is not None and (before.norm in _NUMBERED or before.text in "№§v")


def is_weekday(m: MatchResult) -> bool:
    """Whether a weekday without a preposition is a date: not "Black Friday", «про пятницу»."""
    before = get_previous(m)
    return before is None or (before.norm not in _NOT_BEFORE and before.kind != "run")


def is_repeated_before(m: MatchResult) -> bool:
    """Whether something said before comes round again: «every Wednesday … to June 1»."""
    said = m.sentence.tokens[: m.start]
    return any(token.notions.keys() & _REPEATING for token in said)


def is_yesterday(m: MatchResult) -> bool:
    """Whether a day gone by is when it was due: not «отчёт за вчера», "mails from yesterday"."""
    before = get_previous(m)
    named = before is not None and (
        before.norm in _NOT_BEFORE or bool(before.notions.keys() & {"until", "from"})
    )
    return "prep" not in m and not named


def is_abbreviation(m: MatchResult) -> bool:
    """Whether «вт» alone is a day: at the start or the end, or beside a time."""
    after = get_following(m)
    if after is not None and (after.notions.keys() & {"hm", "at", "dotted", "part", "partweak"}):
        return True
    return m.start == 0 and after is not None and after.kind == "run"


def is_part_of_day(m: MatchResult) -> bool:
    """«с днём рождения» names no part of the day."""
    after = get_following(m)
    return after is None or after.norm not in _NOT_AFTER_PART
