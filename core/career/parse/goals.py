"""«Выучить английский до декабря: слова 500 шт, экзамен» -> a goal with what measures it."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TypeGuard

from core.career.contracts.goals import (
    MAX_AMOUNT,
    MAX_MILESTONES,
    MAX_RESULTS,
    TITLE_LENGTH,
    UNIT_LENGTH,
    Horizon,
)
from core.career.contracts.skills import MAX_LEVEL, MIN_LEVEL
from core.career.contracts.skills import TITLE_LENGTH as SKILL_LENGTH
from core.career.parse.amounts import NUMBER, expand_amounts, has_date, parse_number
from core.career.parse.deadlines import parse_deadline
from core.career.rules import get_horizon

_COLON = re.compile(r":(?=\s|$)|\n")
_PIECES = re.compile(r"[;\n]|,(?!\d)")
_FROM_TO = re.compile(
    rf"(?<![\w.,])(?:(?:со?|от|з|від|from)\s+)?(?P<start>{NUMBER})\s*(?P<left>[^\W\d]{{0,6}}\.?)\s*"
    rf"(?:->|→|—|–|-|\bдо\b|\bto\b)\s*(?P<target>{NUMBER})",
    re.IGNORECASE,
)
_ONE = re.compile(rf"(?<![\w.,])(?P<target>{NUMBER})")
_LEVELS = re.compile(
    r"(?<![\s,:—-])[\s,:—-]*(?:(?:уров\w*|рів\w*|level|lvl)\s*)?(?P<level>[1-5])\s*"
    r"(?:->|→|>|—|–|-|до|to)\s*(?P<target>[1-5])\s*$",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"(?<![\s,:—-])[\s,:—-]*(?:(?:уров\w*|рів\w*|level|lvl)\s*(?P<a>[1-5])|(?P<b>[1-5])\s*(?:/|из|із|з|of)\s*5)\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?P<deed>[^\W\d]+(?: [^\W\d]+){{0,2}}?)(?: (?:на|by))? (?P<target>{NUMBER})"
    r" ?(?P<unit>%|[₽₴€$£]|[^\W\d]+\.?(?: [^\W\d]+)?)(?<!ть)(?<!ти)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"во?|у|ко?|до|со?|из|от|по|за|для|із|з|від|at|in|to|of|for|the", re.IGNORECASE
)
_EDGES = " \t\n,.;:—–-"


@dataclass(slots=True, frozen=True)
class ParsedResult:
    title: str
    unit: str
    start: float
    target: float


@dataclass(slots=True, frozen=True)
class ParsedGoal:
    title: str
    horizon: Horizon
    deadline: date | None
    results: tuple[ParsedResult, ...] = ()
    milestones: tuple[str, ...] = ()


@dataclass(slots=True, frozen=True)
class ParsedSkill:
    """Levels are None where nothing was said of them."""

    title: str
    level: int | None = None
    target: int | None = None


def parse_goal(text: str, today: date) -> ParsedGoal:
    """Before the first colon or line's end the goal, behind it what it is measured by, apart by
    commas. A text that is nothing but a deadline keeps its words as the title."""
    head, _, tail = _split_text(text)
    found = parse_deadline(head, today)
    title = head[: found.span[0]] + " " + head[found.span[1] :] if found else head
    title = " ".join(title.split()).strip(_EDGES) or " ".join(head.split())
    if found is None and (found := parse_deadline(tail, today)):
        tail = tail[: found.span[0]] + " " + tail[found.span[1] :]
    parts = parse_parts(tail)
    parts = parts or _split_counted_title(title)
    deadline = found.day if found else None
    return ParsedGoal(
        title=title[:TITLE_LENGTH],
        horizon=get_horizon(deadline, today),
        deadline=deadline,
        results=tuple(part for part in parts if isinstance(part, ParsedResult))[:MAX_RESULTS],
        milestones=tuple(part for part in parts if isinstance(part, str))[:MAX_MILESTONES],
    )


def _split_counted_title(title: str) -> list[ParsedResult | str]:
    """«Прочитать 12 книг» says by itself what it is measured by: Прочитать, 0 → 12 книг."""
    match = None if has_date(title) else _COUNTED.fullmatch(expand_amounts(title))
    if match is None or _PREPOSITION.fullmatch(match["deed"].split()[-1]):
        return []
    target = parse_number(match["target"])
    if not 2 <= target <= MAX_AMOUNT or len(match["unit"]) > UNIT_LENGTH:
        return []
    return [ParsedResult(match["deed"], match["unit"], 0.0, target)]


def _split_text(words: str) -> tuple[str, str, str]:
    match = _COLON.search(words)
    if match is None or not words[: match.start()].strip(_EDGES):
        return words, "", ""
    return words[: match.start()], match[0], words[match.end() :]


def parse_parts(text: str) -> list[ParsedResult | str]:
    """Key results and milestones, apart by commas, semicolons or lines. «Глава 1, глава 2» are
    numbered milestones and no amounts."""
    pieces = [piece for piece in _PIECES.split(text) if piece.strip(_EDGES)]
    parts = [parse_part(piece) for piece in pieces]
    bare = Counter(one.title.casefold() for one in parts if _is_untitled(one))
    return [
        " ".join(piece.split()).strip(_EDGES)[:TITLE_LENGTH]
        if _is_untitled(one) and bare[one.title.casefold()] > 1
        else one
        for piece, one in zip(pieces, parts, strict=True)
    ]


def _is_untitled(part: ParsedResult | str) -> TypeGuard[ParsedResult]:
    return isinstance(part, ParsedResult) and not part.unit and not part.start


def parse_part(piece: str) -> ParsedResult | str:
    """«слова 500 шт», «вес с 80 до 70 кг», «12 книг»: a key result; without a number it is a
    milestone's title."""
    piece = " ".join(piece.split()).strip(_EDGES)
    if has_date(piece):
        return piece[:TITLE_LENGTH]
    piece = expand_amounts(piece)
    match = _FROM_TO.search(piece) or _ONE.search(piece)
    if match is None:
        return piece[:TITLE_LENGTH]
    start = parse_number(match["start"]) if "start" in match.groupdict() else 0.0
    target = parse_number(match["target"])
    if start == target or max(start, target) > MAX_AMOUNT:
        return piece[:TITLE_LENGTH]
    before = piece[: match.start()].strip(_EDGES)
    after = piece[match.end() :].strip(_EDGES)
    title, unit = _split_title_unit(before, after)
    return ParsedResult(title[:TITLE_LENGTH] or piece[:TITLE_LENGTH], unit, start, target)


def parse_range(piece: str) -> ParsedResult | None:
    """What «вес с 80 до 70 кг» tells, of a key result that may have its name already: the title
    is empty where no words stand before the numbers. None without two numbers apart."""
    piece = expand_amounts(" ".join(piece.split()).strip(_EDGES))
    match = None if has_date(piece) else _FROM_TO.search(piece)
    if match is None:
        return None
    start, target = parse_number(match["start"]), parse_number(match["target"])
    if start == target or max(start, target) > MAX_AMOUNT:
        return None
    title, unit = piece[: match.start()].strip(_EDGES), piece[match.end() :].strip(_EDGES)
    return ParsedResult(title[:TITLE_LENGTH], unit[:UNIT_LENGTH], start, target)


def _split_title_unit(before: str, after: str) -> tuple[str, str]:
    """Title and unit by the words around the number."""
    if not before:
        return (after[:1].upper() + after[1:], "") if after != "%" else ("", "%")
    if len(after) <= UNIT_LENGTH:
        return before, after
    return f"{before} {after}", ""


def parse_skill(text: str) -> ParsedSkill:
    """«Английский 2 → 4», «Python, уровень 3», «Гитара»."""
    text = " ".join(text.split())
    both, one = _LEVELS.search(text), _LEVEL.search(text)
    match = both or one
    title = text[: match.start()].strip(_EDGES) if match else text
    if match is None or not title:
        return ParsedSkill(text[:SKILL_LENGTH])
    if match is both:
        level, target = int(match["level"]), int(match["target"])
        return ParsedSkill(title[:SKILL_LENGTH], level, max(level, target))
    level = min(MAX_LEVEL, max(MIN_LEVEL, int(match["a"] or match["b"])))
    return ParsedSkill(title[:SKILL_LENGTH], level)
