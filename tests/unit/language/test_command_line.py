"""The grammar's command line goes by both of its names."""

from typing import Any

import msgspec
import pytest

from core.language.__main__ import main
from core.tasks.parse import __main__ as published


def test_a_sentence_is_read_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--now", "2026-11-21T10:00", "--tz", "Europe/Moscow", "--lang", "ru"]
    main([*arguments, "по будням в 9 зарядка"])
    read: dict[str, Any] = msgspec.json.decode(capsys.readouterr().out)
    assert read["title"] == "зарядка"
    assert read["due"] == "2026-11-23T09:00"
    assert "BYDAY=MO,TU,WE,TH,FR" in read["rrule"]


def test_the_published_name_runs_the_same() -> None:
    assert published.main is main
