"""An old Python gets one line, or a newer one that is at hand."""

import ast
import os
import shutil
import sys
from pathlib import Path

import pytest

from standalone import bootstrap


def test_its_grammar_is_known_to_old_pythons() -> None:
    ast.parse(Path(bootstrap.__file__).read_text(), feature_version=(3, 6))


def test_an_old_python_alone_says_what_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit) as caught:
        bootstrap.main()
    said = str(caught.value)
    assert said.startswith("Uspevai needs Python 3.11 or newer")
    assert "\n" not in said
    assert "PYTHON=" in said


def test_a_newer_python_on_the_path_takes_over_past_empty_shims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shim = tmp_path / "python3.14"
    shim.write_text(f"#!{shutil.which('sh')}\nexit 127\n")
    shim.chmod(0o755)
    (tmp_path / "python3.11").symlink_to(sys.executable)
    called: list[str] = []

    def execv(path: str, arguments: list[str]) -> None:
        called.extend([path, *arguments])
        raise SystemExit

    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "--run"])
    monkeypatch.setattr(os, "execv", execv)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit):
        bootstrap.main()
    python = str(tmp_path / "python3.11")
    assert called == [python, python, bootstrap.__file__, "--run"]
