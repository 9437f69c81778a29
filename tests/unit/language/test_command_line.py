"""The grammar's command line goes by both of its names."""

import runpy
import sys
from typing import Any

import msgspec
import pytest


@pytest.mark.parametrize("module", ["core.language", "core.tasks.parse"])
def test_a_sentence_is_read_from_the_command_line(
    module: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--now", "2026-11-21T10:00", "--tz", "Europe/Moscow", "--lang", "ru"]
    monkeypatch.setattr(sys, "argv", [module, *arguments, "по будням в 9 зарядка"])
    runpy.run_module(module, run_name="__main__")
    read: dict[str, Any] = msgspec.json.decode(capsys.readouterr().out)
    assert read["title"] == "зарядка"
    assert read["due"] == "2026-11-23T09:00"
    assert "BYDAY=MO,TU,WE,TH,FR" in read["rrule"]
