"""The three languages say the same things, and nothing is said that nobody asks for."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor

from core.texts import LOCALES, get_text
from core.texts import load_messages as written

ROOT = Path(__file__).parents[3]
ROOMS = ("api", "bot", "core", "scheduler", "standalone", "worker")
SPEAKING = {"L", "Rich", "text", "rich", "hint"}


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:
        self.names.add(node.id.name)


@cache
def messages(locale: str) -> dict[str, frozenset[str]]:
    """Key -> the names of its parameters. A key given twice fails here."""
    found: dict[str, frozenset[str]] = {}
    for path in sorted((ROOT / "core/texts" / locale).glob("*.ftl")):
        resource = FluentParser(with_spans=False).parse(path.read_text(encoding="utf-8"))
        for entry in resource.body:
            assert not isinstance(entry, Junk), f"{path}: {entry.content!r}"
            if isinstance(entry, Message):
                assert entry.id.name not in found, f"{path}: {entry.id.name} is given twice"
                variables = Variables()
                variables.visit(entry)
                found[entry.id.name] = frozenset(variables.names)
    return found


def sources() -> Iterator[ast.AST]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


@cache
def asked() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Strings in the sources, heads of f-strings such as `error-`, keys passed to what speaks."""
    literals, heads, keys = set(), set(), set()
    for node in sources():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            literals.add(node.value)
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            heads.add(str(node.values[0].value))
        elif isinstance(node, ast.Call):
            keys |= set(_spoken(node))
    return frozenset(literals), frozenset(heads), frozenset(keys)


def _spoken(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in SPEAKING:
        return
    for argument in call.args[:2]:
        value = argument.value if isinstance(argument, ast.Constant) else None
        if isinstance(value, str) and re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", value):
            yield value


@pytest.mark.parametrize("locale", LOCALES[1:])
def test_languages_have_the_same_keys_and_parameters(locale: str) -> None:
    assert messages(locale) == messages(LOCALES[0])


@pytest.mark.parametrize("locale", LOCALES)
def test_a_message_cut_out_and_read_alone_is_what_it_is_in_its_file(locale: str) -> None:
    parser = FluentParser(with_spans=False)
    files = "\n".join(p.read_text("utf-8") for p in (ROOT / "core/texts" / locale).glob("*.ftl"))
    alone = {key: parser.parse_entry(source) for key, source in written(locale).items()}
    assert alone.keys() == messages(locale).keys()
    for entry in parser.parse(files).body:
        if isinstance(entry, Message):
            assert entry.equals(alone[entry.id.name], ["span", "comment"]), entry.id.name
    assert not re.search(r"\{ *-?[a-z][\w-]* *\}", files), "no message holds another one"


def test_every_key_is_used() -> None:
    literals, heads, _ = asked()
    dynamic = tuple(head for head in heads if re.fullmatch(r"[a-z]+(-[a-z0-9]+)*-", head))
    unused = [key for key in messages("ru") if key not in literals and not key.startswith(dynamic)]
    assert unused == []


def test_every_key_asked_for_exists() -> None:
    missing = [key for key in asked()[2] if key not in messages("ru")]
    assert missing == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_text_can_be_said_for_any_number(locale: str) -> None:
    said = defaultdict(set)
    for key, names in messages(locale).items():
        for number in (0, 1, 2, 5, 21, 1000):
            said[key].add(get_text(locale, key, **dict.fromkeys(names, number)))
        assert all(words.strip() for words in said[key]), key
        assert not any(re.search(r"[ \t]$", words, re.M) for words in said[key]), key


@pytest.mark.parametrize("locale", ["ru", "uk"])
def test_counted_things_have_the_slavic_forms(locale: str) -> None:
    """Whoever distinguishes `one` must distinguish `few` too."""
    for path in (ROOT / "core/texts" / locale).glob("*.ftl"):
        for selector in re.findall(r"->(.*?)\}\s*$", path.read_text("utf-8"), re.DOTALL | re.M):
            assert ("[one]" in selector) <= ("[few]" in selector), selector
