"""Names outside the word list: `python -m tools.check_names [folder …]`, part of `make check`.

`words.toml` beside this file maps words that this code once used in a private sense to the term of
the field. A definition (module, class, function, parameter, field) whose name holds such a word is
refused, with the term to use instead.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

WORDS = Path(__file__).with_name("words.toml")
CHECKED = (
    "api",
    "bench",
    "bot",
    "core",
    "examples",
    "playground",
    "scheduler",
    "standalone",
    "tools",
    "worker",
)
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


class Finding(NamedTuple):
    """A defined name that holds a word of the list."""

    path: Path
    line: int
    name: str
    word: str


def load_words() -> dict[str, str]:
    """The list: word or words joined by `_` -> the field's term."""
    return dict(_load_list()["words"])


def load_kept() -> frozenset[str]:
    """Names that stay, as `path name`."""
    return frozenset(_load_list()["kept"])


def _load_list() -> dict[str, dict[str, str]]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


def check_file(path: Path, words: Mapping[str, str]) -> Iterator[Finding]:
    """Every name that the file defines, its own included, with a word of the list."""
    source = path.read_text(encoding="utf-8")
    for line, name in ((1, path.stem), *_list_definitions(ast.parse(source))):
        word = find_word(name, words)
        if word is not None:
            yield Finding(path, line, name, word)


def find_word(name: str, words: Mapping[str, str]) -> str | None:
    """The first entry of the list that stands in the name as whole words."""
    parts = f"_{'_'.join(part.lower() for part in _PARTS.findall(name))}_"
    return next((word for word in words if f"_{word}_" in parts), None)


def _list_definitions(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.lineno, node.name
            case ast.arg():
                yield node.lineno, node.arg
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield node.lineno, name
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield node.lineno, name


def main(folders: Sequence[str]) -> int:
    """Print the findings; the exit status is 1 if there are any."""
    words, kept = load_words(), load_kept()
    paths = sorted(path for folder in folders or CHECKED for path in Path(folder).rglob("*.py"))
    findings = [
        finding
        for path in paths
        for finding in check_file(path, words)
        if f"{path.as_posix()} {finding.name}" not in kept
    ]
    for finding in findings:
        sys.stdout.write(
            f"{finding.path}:{finding.line}: {finding.name}: "
            f"write {words[finding.word]} instead of {finding.word}\n"
        )
    return bool(findings)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
