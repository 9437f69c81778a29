"""The word list holds names to the field's terms."""

from pathlib import Path

import pytest

from tools.check_names import check_file, find_word, load_words, main

SOURCE = """
class Gatekeeper:
    hurried: bool = False

    def open_door(self, speaker: str) -> None: ...
"""


@pytest.fixture
def module(tmp_path: Path) -> Path:
    path = tmp_path / "indoor.py"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def test_a_word_of_the_list_is_refused_in_fields_functions_and_parameters(module: Path) -> None:
    found = {(finding.name, finding.line) for finding in check_file(module, load_words())}
    assert found == {("hurried", 3), ("open_door", 5), ("speaker", 5)}


def test_the_check_fails_and_names_the_term(
    module: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(module.parent)]) == 1
    assert "open_door: write endpoint instead of door" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "word"),
    [("AdminDoor", "door"), ("let_go", "let_go"), ("_let_go_on", "let_go"), ("indoors", None)],
)
def test_only_whole_words_of_a_name_count(name: str, word: str | None) -> None:
    assert find_word(name, load_words()) == word
