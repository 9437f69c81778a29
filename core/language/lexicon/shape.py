"""The shape of a language's words, and how they become a table of meanings."""

from collections.abc import Hashable
from types import ModuleType
from typing import Any

Words = dict[str, dict[Hashable, str]]
Meanings = dict[str, Any]
Phrases = dict[str, tuple[tuple[str, ...], ...]]
_LETTERS = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "`": "'", "‘": "'", "´": "'", "ʹ": "'"})


def normalize_word(word: str) -> str:
    """One spelling of a word: lower case, е for ё, a plain apostrophe."""
    return word.casefold().translate(_LETTERS)


class Lexicon:
    """The words of one language: what each may mean, and which start a longer phrase."""

    def __init__(self, module: ModuleType) -> None:
        self.meanings: dict[str, Meanings] = {}
        phrases: dict[str, set[tuple[str, ...]]] = {}
        for notion, values in module.WORDS.items():
            for value, forms in values.items():
                for form in forms.split():
                    words = tuple(normalize_word(form).split("_"))
                    self.meanings.setdefault(" ".join(words), {})[notion] = value
                    if len(words) > 1:
                        phrases.setdefault(words[0], set()).add(words)
        self.phrases: Phrases = {
            first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in phrases.items()
        }
        self.not_an_hour = _split_forms(module.NOT_AN_HOUR)
        self.measures = _split_forms(module.MEASURES)
        self.numbered = _split_forms(module.NUMBERED)
        self.not_before_weekday = _split_forms(module.NOT_BEFORE_WEEKDAY)
        self.not_after_part = _split_forms(module.NOT_AFTER_PART)
        self.connectives = _split_forms(module.CONNECTIVES)
        self.priority_marks = {
            normalize_word(form): level
            for level, forms in module.PRIORITY_MARKS.items()
            for form in forms.split()
        }


def _split_forms(forms: str) -> frozenset[str]:
    return frozenset(normalize_word(form) for form in forms.split())
