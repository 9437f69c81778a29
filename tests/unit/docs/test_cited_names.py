"""What the documents name in backticks is there."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "examples").glob("*.md")),
]
PACKAGES = (
    "bot|worker|scheduler|api|core|standalone|playground|migrations|tests|bench|tools|examples"
)
_CODE = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(rf"(?:{PACKAGES}|docs|deploy)/[\w./-]*[\w/]")
_MODULE = re.compile(rf"(?:{PACKAGES})(?:\.\w+)+")
_RUN = re.compile(rf"python3? -m ((?:{PACKAGES})[\w.]*)")
_MAKE = re.compile(r"(?:^|[\s`])make ([a-z-]+)(?=$|[\s`])", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def _find_codes(text: str) -> Iterator[str]:
    for found in _CODE.finditer(text):
        yield found[1]
    for line in text.splitlines():
        if line.startswith("    "):
            yield line


def _exists_as_module(name: str) -> bool:
    """A module, or what a module holds."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        path = ROOT.joinpath(*parts[:end])
        if path.is_dir() or path.with_suffix(".py").is_file():
            rest = parts[end:]
            source = path.with_suffix(".py")
            if not rest:
                return True
            return source.is_file() and rest[0] in source.read_text(encoding="utf-8")
    return False


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_names_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    missing = []
    for code in _find_codes(text):
        if "<" in code or "*" in code:
            continue
        missing += [
            found[0]
            for found in _PATH.finditer(code)
            if not (ROOT / found[0]).exists() and not code[: found.start()].endswith(("/", "."))
        ]
        missing += [name for name in _RUN.findall(code) if find_spec(name) is None]
        if _MODULE.fullmatch(code) and not _exists_as_module(code):
            missing.append(code)
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    links = _LINK.findall(document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_make_targets_are_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set()
    for document in DOCUMENTS:
        for code in _find_codes(document.read_text(encoding="utf-8")):
            named |= {found for found in _MAKE.findall(code) if code.strip().startswith("make")}
    assert named <= targets
