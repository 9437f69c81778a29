"""All that people read keeps one set of signs: apostrophes, quotation marks, dashes, spaces."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Placeable, TextElement
from fluent.syntax.visitor import Visitor

from core.advice.library import load_library
from core.language.describe import describe_rrule
from core.texts import LOCALES, format_long_day

TEXTS = Path(__file__).parents[3] / "core/texts"
TAG = re.compile(r"</?[a-z-]+(?: [a-z-]+=\"[^\"]*\")?>")
EVERYWHERE = {
    "an apostrophe is ’": r"['`ʼ´]",
    "quotation marks are «» or “”": r"[\"„]",
    "one space is enough": r"\S {2,}",
    "a dash between words is —": r"(?<=\S) - ",
    "a dash between numbers is –": r"\d-\d",
    "three dots are …": r"\.\.\.",
    "no space before such a sign": r"(?<=\w) [,;:.!?%](?!\w)",
}
BY_LANGUAGE = {
    "ru": {"quotation marks are «»": "[“”]", "a dash between words is —": " – "},
    "uk": {"quotation marks are «»": "[“”]", "a dash between words is —": " – "},
    "en": {"quotation marks are “”": "[«»]", "from – to, else —": "(?<!x) – | – (?!x)"},
}


class Words(Visitor):
    """What a message says, its variants one after another, `x` for what is filled in."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def visit_TextElement(self, node: TextElement) -> None:
        self.said.append(node.value)

    def visit_Placeable(self, node: Placeable) -> None:
        self.said.append("x")
        self.generic_visit(node)


def messages(locale: str) -> Iterator[tuple[str, str]]:
    for path in sorted((TEXTS / locale).glob("*.ftl")):
        resource = FluentParser(with_spans=False).parse(path.read_text(encoding="utf-8"))
        for entry in resource.body:
            if isinstance(entry, Message):
                words = Words()
                words.visit(entry)
                yield entry.id.name, "".join(words.said)


def everything(locale: str) -> Iterator[tuple[str, str]]:
    """Where it is said, and what: the messages and the advice."""
    yield from messages(locale)
    for piece in load_library().values():
        said = piece.get_wording(locale)
        yield piece.id, f"{said.title}\n{said.text}"


@pytest.mark.parametrize("locale", LOCALES)
def test_signs_are_the_same_everywhere(locale: str) -> None:
    rules = [*EVERYWHERE.items(), *BY_LANGUAGE[locale].items()]
    wrong = [
        f"{where}: {rule}: {found[0]!r}"
        for where, said in everything(locale)
        for rule, pattern in rules
        if (found := re.search(f".{{0,20}}(?:{pattern}).{{0,20}}", TAG.sub("", said)))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_quoted_is_closed(locale: str) -> None:
    opening, closing = "“”" if locale == "en" else "«»"
    for where, said in everything(locale):
        assert said.count(opening) == said.count(closing), where


def test_what_is_put_together_keeps_them_too() -> None:
    assert format_long_day("uk", date(2026, 11, 27)) == "п’ятниця, 27 листопада"
    assert "п’ятниц" in describe_rrule("FREQ=WEEKLY;BYDAY=FR", lang="uk")
