"""Whatever is pressed while a recurrence is put together, it is one that a schedule keeps."""

import json
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from core.language.describe import describe_rrule
from core.recurrence import editing as r
from core.recurrence.days import find_next_day
from core.recurrence.rrules import parse_rule

CORPUS = Path(__file__).parents[1] / "language" / "corpus"
START = date(2026, 11, 21)
Press = Callable[[str | None], str | None]
FREQS = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
presets = st.sampled_from([*map(r.build_rrule, FREQS), r.WORKDAYS]).map(lambda rule: lambda _: rule)
days = st.integers(0, 6).map(lambda day: lambda rule: r.toggle_weekday(rule, day))
steps = st.sampled_from([-1, 1]).map(lambda by: lambda rule: rule and r.change_interval(rule, by))
ends = st.none() | st.dates(START, date(2040, 1, 1))
endings = ends.map(lambda day: lambda rule: rule and r.set_end(rule, day))
rows = [
    json.loads(line)
    for path in CORPUS.glob("*.jsonl")
    for line in path.read_text("utf-8").splitlines()
]
RULES = sorted({row["rrule"] for row in rows if row.get("rrule")})
typed = st.sampled_from(RULES).map(lambda rule: lambda _: rule)
PRESSES = st.lists(presets | days | steps | endings | typed, max_size=12)


def pressed(presses: list[Press]) -> str | None:
    rule: str | None = None
    for press in presses:
        rule = press(rule)
    return rule


@given(PRESSES)
def test_every_combination_is_kept_and_can_be_said(presses: list[Press]) -> None:
    rule = pressed(presses)
    if rule is not None:
        parse_rule(rule, datetime.combine(START, time()))
        for lang in ("ru", "uk", "en"):
            assert describe_rrule(rule, lang)


@given(PRESSES, st.integers(0, 6))
def test_a_weekday_pressed_twice_is_as_it_was(presses: list[Press], day: int) -> None:
    rule = pressed(presses)
    twice = r.toggle_weekday(r.toggle_weekday(rule, day), day)
    assert r.get_weekdays(twice) == r.get_weekdays(rule)


@given(PRESSES)
def test_one_step_up_and_one_down_is_as_it_was(presses: list[Press]) -> None:
    rule = pressed(presses)
    if rule is None or r.get_interval(rule) in (365, 104, 60, 10):
        return
    back = r.change_interval(r.change_interval(rule, 1), -1)
    assert r.get_interval(back) == r.get_interval(rule)
    assert r.get_weekdays(back) == r.get_weekdays(rule)


@given(PRESSES, st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_the_first_day_is_one_of_the_weekdays_and_within_a_week(
    presses: list[Press], since: date
) -> None:
    rule = pressed(presses)
    if rule is None:
        return
    first, named = r.find_first_day(rule, since), r.get_weekdays(rule)
    assert 0 <= (first - since).days < 7
    assert first.weekday() in named if named else first == since


@given(PRESSES, st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_what_counts_from_the_day_it_was_done_comes_after_it(
    presses: list[Press], done: date
) -> None:
    """Every so many days or weeks: that many exactly, whenever it was done."""
    rule = pressed(presses)
    found = find_next_day(rule, done, done) if rule else None
    if rule is None or found is None:
        return
    assert found[0] > done
    days = {"DAILY": 1, "WEEKLY": 7}.get(r.get_frequency(rule), 0) * r.get_interval(rule)
    if days and "BY" not in rule:
        assert (found[0] - done).days == days
