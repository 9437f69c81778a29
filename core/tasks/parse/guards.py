"""Checks of the neighbourhood: does a number there really mean an hour, a word a day."""

import re

from core.tasks.parse.lexicon import LEXICONS
from core.tasks.parse.peg import Found, Sentence
from core.tasks.parse.tokens import Token

_NOT_AN_HOUR = frozenset().union(*(lexicon.not_an_hour for lexicon in LEXICONS.values()))
_MEASURES = frozenset().union(*(lexicon.measures for lexicon in LEXICONS.values()))
_NUMBERED = frozenset().union(*(lexicon.numbered for lexicon in LEXICONS.values()))
_NOT_BEFORE = frozenset().union(*(lexicon.not_before_weekday for lexicon in LEXICONS.values()))
_NOT_AFTER_PART = frozenset().union(*(lexicon.not_after_part for lexicon in LEXICONS.values()))
_REPEATING = frozenset({"every", "freq", "weekdays", "workdays", "weekends", "partevery"})
# «в 3 магазинах», «о 5 вариантах»: a counted noun in the prepositional plural.
_COUNTED = re.compile(r"\w{3,}(?:ах|ях|ых|их)")


def token_at(m: Found, at: int) -> Token:
    return m.sentence.tokens[at]


def previous(m: Found) -> Token | None:
    return m.sentence.tokens[m.start - 1] if m.start else None


def following(m: Found) -> Token | None:
    return m.sentence.tokens[m.end] if m.end < len(m.sentence.tokens) else None


def glued(sentence: Sentence, at: int) -> bool:
    """Whether token `at` touches the one before."""
    return sentence.tokens[at - 1].end == sentence.tokens[at].start


def hour_fits(m: Found) -> bool:
    """Whether what follows lets «в 9» be a time: not «в 9 классе», «в 2 раза», «at 5 kg»."""
    after = following(m)
    if after is None:
        return True
    if (
        after.notions.keys() & {"unit", "month"}
        or after.norm in _NOT_AN_HOUR
        or after.norm in _MEASURES
    ):
        return False
    return not (after.kind == "word" and not after.notions and _COUNTED.fullmatch(after.norm))


def bare_hour_fits(m: Found) -> bool:
    """The stricter check: the sentence or its part ends here, or another date word follows."""
    after = following(m)
    return after is None or (hour_fits(m) and (after.kind != "word" or bool(after.notions)))


def measured_after(m: Found) -> bool:
    """Whether a unit of measure follows: «май 5 кг»."""
    after = following(m)
    return after is not None and (after.norm in _MEASURES or after.norm == "%")


def numbered_before(m: Found) -> bool:
    """Whether the number names a version, a chapter, a flat."""
    before = previous(m)
    return before is not None and (before.norm in _NUMBERED or before.text in "№§v")


def weekday_fits(m: Found) -> bool:
    """Whether a weekday without a preposition is a date: not "Black Friday", «про пятницу»."""
    before = previous(m)
    return before is None or (before.norm not in _NOT_BEFORE and before.kind != "run")


def repeats_before(m: Found) -> bool:
    """Whether something said before comes round again: «every Wednesday … to June 1»."""
    said = m.sentence.tokens[: m.start]
    return any(token.notions.keys() & _REPEATING for token in said)


def yesterday_fits(m: Found) -> bool:
    """Whether a day gone by is when it was due: not «отчёт за вчера», "mails from yesterday"."""
    before = previous(m)
    named = before is not None and (
        before.norm in _NOT_BEFORE or bool(before.notions.keys() & {"until", "from"})
    )
    return "prep" not in m and not named


def abbreviation_fits(m: Found) -> bool:
    """Whether «вт» alone is a day: at the start or the end, or beside a time."""
    after = following(m)
    if after is not None and (after.notions.keys() & {"hm", "at", "dotted", "part", "partweak"}):
        return True
    return m.start == 0 and after is not None and after.kind == "run"


def part_fits(m: Found) -> bool:
    """«с днём рождения» names no part of the day."""
    after = following(m)
    return after is None or after.norm not in _NOT_AFTER_PART
