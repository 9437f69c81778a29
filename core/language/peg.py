"""A small packrat matcher: rules are alternatives of elements over the notions of tokens.

An element is `notion`, `rule`, `a|b`, with `?` when optional and `name:` to keep it under a name.
The longest alternative of a rule wins, the earlier one of two equally long.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from core.language.calendar import Today
from core.language.tokens import Token

MAX_DEPTH = 24


@dataclass(slots=True)
class MatchResult:
    """What an alternative matched: named values, the tokens [start, end) and the sentence."""

    values: dict[str, Any]
    start: int
    end: int
    sentence: "Sentence"

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def get(self, name: str, default: Any = None) -> Any:
        return self.values.get(name, default)

    def __contains__(self, name: str) -> bool:
        return name in self.values

    @property
    def token(self) -> Token:
        """The first token."""
        return self.sentence.tokens[self.start]

    @property
    def today(self) -> Today:
        return self.sentence.today


Builder = Callable[[MatchResult], Any]


@dataclass(frozen=True, slots=True)
class Element:
    names: tuple[str, ...]
    label: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Alternative:
    elements: tuple[Element, ...]
    build: Builder


@dataclass(slots=True)
class Grammar:
    """Named rules; `first` tells by which notions a rule can begin."""

    rules: dict[str, list[Alternative]] = field(default_factory=dict)
    _first: dict[str, frozenset[str]] = field(default_factory=dict)

    def rule(self, name: str, *patterns: str) -> Callable[[Builder], Builder]:
        """Add alternatives of `name`; the decorated builder returns a value, or None to refuse."""

        def register_builder(build: Builder) -> Builder:
            for pattern in patterns:
                elements = tuple(map(_parse_element, pattern.split()))
                self.rules.setdefault(name, []).append(Alternative(elements, build))
            return build

        return register_builder

    def get_first_notions(self, name: str) -> frozenset[str]:
        if name not in self.rules:
            return frozenset((name,))
        if name not in self._first:
            self._first[name] = frozenset()
            notions = frozenset(n for alt in self.rules[name] for n in self._list_beginnings(alt))
            self._first[name] = notions
        return self._first[name]

    def _list_beginnings(self, alternative: Alternative) -> set[str]:
        notions: set[str] = set()
        for element in alternative.elements:
            for name in element.names:
                notions |= self.get_first_notions(name)
            if not element.optional:
                break
        return notions


def _parse_element(text: str) -> Element:
    label, _, names = text.rpartition(":")
    optional = names.endswith("?")
    alternatives = tuple(names.rstrip("?").split("|"))
    return Element(alternatives, label or alternatives[0], optional)


Match = tuple[Any, int] | None


@dataclass(slots=True)
class Sentence:
    """Tokens under a grammar; results are remembered per rule and place."""

    tokens: list[Token]
    grammar: Grammar
    today: Today
    _memo: dict[tuple[str, int], Match] = field(default_factory=dict)
    _depth: int = 0

    def match(self, name: str, at: int) -> Match:
        """The value of `name` at token `at` and the token after it; None when it is not there."""
        if at >= len(self.tokens):
            return None
        rules = self.grammar.rules.get(name)
        if rules is None:
            notions = self.tokens[at].notions
            return (notions[name], at + 1) if name in notions else None
        key = (name, at)
        if key not in self._memo:
            self._memo[key] = self._match_longest(name, rules, at)
        return self._memo[key]

    def _match_longest(self, name: str, rules: list[Alternative], at: int) -> Match:
        if (
            self._depth > MAX_DEPTH
            or not self.grammar.get_first_notions(name) & self.tokens[at].notions.keys()
        ):
            return None
        self._depth += 1
        best: Match = None
        for alternative in rules:
            found = self._match_sequence(alternative, at)
            if found is not None and (best is None or found[1] > best[1]):
                best = found
        self._depth -= 1
        return best

    def _match_sequence(self, alternative: Alternative, at: int) -> Match:
        values: dict[str, Any] = {}
        place = at
        for element in alternative.elements:
            for name in element.names:
                found = self.match(name, place)
                if found is not None:
                    values[element.label], place = found
                    break
            else:
                if not element.optional:
                    return None
        if place == at:
            return None
        value = alternative.build(MatchResult(values, at, place, self))
        return None if value is None else (value, place)
