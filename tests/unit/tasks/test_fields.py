"""What was understood becomes fields of a task that no limit refuses."""

from typing import Any
from uuid import UUID

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from core.kit.messages import encode
from core.language.result import ParsedTask
from core.tasks.contracts.commands import AddTask
from core.tasks.fields import build_corrections, build_task_fields

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=400)
TAGS = st.lists(st.text("абв", min_size=1, max_size=3), max_size=15).map(tuple)


@given(
    title=WORDS | st.just(""),
    project=WORDS | st.none(),
    tags=st.lists(WORDS, max_size=15).map(tuple),
    leads=st.lists(st.integers(0, 10_000), max_size=8).map(tuple),
)
def test_fields_of_any_sentence_make_a_task(
    title: str, project: str | None, tags: tuple[str, ...], leads: tuple[int, ...]
) -> None:
    parsed = ParsedTask(title, project=project, tags=tags, remind_before_minutes=leads)
    fields = build_task_fields(parsed, "Весь текст")
    command = AddTask(user_id=UUID(int=1), task_id=UUID(int=2), **(fields | {"title": "x"}))
    assert msgspec.json.decode(encode(command), type=AddTask) == command
    assert fields["title"] == ((title or "Весь текст").strip()[:300])
    assert fields["tags"] == tuple(tag[:64] for tag in tags[:10])
    assert fields["remind_before"] == leads[:5]


@given(TAGS, TAGS)
def test_a_correction_adds_tags_and_changes_only_what_was_said(
    kept: tuple[str, ...], said: tuple[str, ...]
) -> None:
    found = build_corrections(ParsedTask("", tags=said[:10], priority="high"), kept)
    expected: dict[str, Any] = {"priority": "high"}
    if said:
        together = [*kept, *said[:10]]
        expected["tags"] = tuple(
            tag for place, tag in enumerate(together) if tag not in together[:place]
        )[:10]
    assert found == expected


def test_a_rule_brings_what_it_repeats_from() -> None:
    said = ParsedTask("", rrule="FREQ=DAILY", repeat_from="done")
    assert build_corrections(said, ()) == {"rrule": "FREQ=DAILY", "repeat_from": "done"}
    assert build_corrections(ParsedTask("", repeat_from="due"), ()) == {}
