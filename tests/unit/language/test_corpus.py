"""Sentences with what people mean by them, at ten o'clock on Saturday, 21 November 2026."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.language.__main__ import convert_to_json
from core.language.parser import parse_task

CORPUS = Path(__file__).parent / "corpus"
ZONES = {"ru": "Europe/Moscow", "uk": "Europe/Kyiv", "en": "Europe/Moscow"}
NOTHING: dict[str, Any] = {
    "due": None,
    "rrule": None,
    "repeat_from": None,
    "priority": None,
    "tags": [],
    "duration": None,
    "project": None,
    "reminders": [],
}


@dataclass(frozen=True)
class Score:
    right: int
    misses: list[str]

    @property
    def total(self) -> int:
        return self.right + len(self.misses)

    @property
    def share(self) -> float:
        return self.right / self.total


def understood(text: str, lang: str) -> dict[str, Any]:
    zone = ZONES[lang]
    now = datetime(2026, 11, 21, 10, tzinfo=ZoneInfo(zone))
    answer = convert_to_json(parse_task(text, now=now, zone=zone, lang=lang))
    return answer | {"tags": list(answer["tags"]), "reminders": list(answer["reminders"])}


def score(lang: str) -> Score:
    right, misses = 0, []
    for line in (CORPUS / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row.pop("text")
        usual = NOTHING | {"repeat_from": "due" if "rrule" in row else None}
        expected, got = usual | row, understood(text, lang)
        wrong = {key: (got[key], expected[key]) for key in expected if got[key] != expected[key]}
        right += not wrong
        if wrong:
            misses.append(
                f"{lang}: {text!r}: "
                + ", ".join(f"{k}: {g!r}, not {e!r}" for k, (g, e) in wrong.items())
            )
    return Score(right, misses)


def test_people_are_understood(capsys: pytest.CaptureFixture[str]) -> None:
    scores = {lang: score(lang) for lang in ZONES}
    right, total = sum(s.right for s in scores.values()), sum(s.total for s in scores.values())
    with capsys.disabled():
        print(f"\nfree text: {right}/{total} understood = {right / total:.1%}", end="; ")
        print(", ".join(f"{lang} {s.right}/{s.total}" for lang, s in scores.items()))
        for miss in (miss for s in scores.values() for miss in s.misses):
            print(f"  missed {miss}")
    assert total >= 300
    assert right / total >= 0.97
    assert all(s.total >= 100 and s.share >= 0.95 for s in scores.values())
