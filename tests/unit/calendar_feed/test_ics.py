"""Any task becomes a calendar that a parser of RFC 5545 reads back unchanged."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.timezone import tzid_from_dt

from core.calendar_feed.content_lines import LINE_OCTETS, escape_text, fold_line
from core.calendar_feed.contracts import CalendarEntry
from core.calendar_feed.ics import render_calendar
from core.calendar_feed.vtimezone import build_vtimezone

TODAY = date(2026, 3, 10)
MADE = datetime(2026, 3, 1, 8, tzinfo=UTC)
ZONES = ("Europe/Moscow", "Europe/Kyiv", "America/New_York", "Asia/Kathmandu", "UTC")
RULES = (
    None,
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,WE",
    "FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20271231",
    "FREQ=DAILY;INTERVAL=2;COUNT=5",
    "FREQ=WEEKLY;UNTIL=20260601T120000",
    "nonsense",
)
TITLES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=300)


def an_entry(**more: object) -> CalendarEntry:
    fields: dict[str, object] = {"uid": "task-1", "title": "Отчёт", "day": TODAY, "made_at": MADE}
    return CalendarEntry(**(fields | more))  # type: ignore[arg-type]


def written(*entries: CalendarEntry, zone: str = "Europe/Kyiv", alarms: bool = True) -> str:
    lines = render_calendar(entries, zone=zone, name="Успевай; моё", today=TODAY, alarms=alarms)
    return "".join(lines)


def read(text: str) -> Any:
    return Calendar.from_ical(text)


@given(TITLES)
def test_text_comes_back_as_it_was(title: str) -> None:
    text = written(an_entry(title=title))
    (event,) = read(text).walk("VEVENT")
    visible = [sign for sign in title if sign.isprintable() and sign not in "\r\n"]
    shown = [sign for sign in str(event["SUMMARY"]) if sign.isprintable()]
    assert shown == visible


@given(st.text(st.characters(codec="utf-8"), max_size=500))
def test_no_line_is_too_long_and_no_letter_is_cut(words: str) -> None:
    lines = fold_line(f"SUMMARY:{escape_text(words)}").encode()
    assert lines.endswith(b"\r\n")
    pieces = lines[:-2].split(b"\r\n")
    assert all(len(piece) <= LINE_OCTETS for piece in pieces)
    assert all(piece.decode() and piece.startswith(b" ") for piece in pieces[1:])
    assert b"".join([pieces[0], *(piece[1:] for piece in pieces[1:])]).decode() == (
        f"SUMMARY:{escape_text(words)}"
    )


@settings(max_examples=60)
@given(
    zone=st.sampled_from(ZONES),
    day=st.dates(date(2020, 1, 1), date(2026, 5, 1)),
    at=st.none() | st.times(),
    rrule=st.sampled_from(RULES),
    minutes=st.none() | st.integers(1, 1440),
    alarms=st.lists(st.integers(0, 10_000), max_size=5),
)
def test_any_entry_is_read_back(
    zone: str,
    day: date,
    at: time | None,
    rrule: str | None,
    minutes: int | None,
    alarms: list[int],
) -> None:
    at = at.replace(microsecond=0) if at else None
    entry = an_entry(day=day, at=at, rrule=rrule, minutes=minutes, alarms=tuple(alarms))
    found = read(written(entry, zone=zone))
    (event,) = found.walk("VEVENT")
    assert not event.errors
    start = event["DTSTART"].dt
    if at is None:
        assert start >= day
        assert not isinstance(start, datetime)
    else:
        assert tzid_from_dt(start) == zone
        assert start.replace(tzinfo=None).time() == at
        assert event["DURATION"].dt == timedelta(minutes=minutes or 30)
        until = event.get("RRULE", {}).get("UNTIL", [None])[0]
        assert until is None or until.utcoffset() == timedelta()
    assert ("RRULE" in event) == (rrule not in (None, "nonsense"))
    rung = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
    assert rung == [-timedelta(minutes=before) for before in alarms]


def test_a_rule_begins_on_its_first_day() -> None:
    """10 March 2026 is a Tuesday: programs would show the start as one occurrence more."""
    (event,) = read(written(an_entry(rrule="FREQ=WEEKLY;BYDAY=FR"))).walk("VEVENT")
    assert event["DTSTART"].dt == date(2026, 3, 13)


def test_until_covers_its_whole_day_in_the_persons_zone() -> None:
    entry = an_entry(at=time(9), rrule="FREQ=DAILY;UNTIL=20260315")
    (event,) = read(written(entry, zone="Europe/Moscow")).walk("VEVENT")
    assert event["RRULE"]["UNTIL"] == [datetime(2026, 3, 15, 20, 59, 59, tzinfo=UTC)]


def test_a_feed_does_not_ring_by_itself() -> None:
    assert "VALARM" not in written(an_entry(at=time(9), alarms=(0, 15)), alarms=False)


@pytest.mark.parametrize("zone", ZONES)
def test_the_zone_told_is_the_zone_meant(zone: str) -> None:
    """At every hour near a change, and at many others, both clocks show the same."""
    body = "\r\n".join(("BEGIN:VCALENDAR", *build_vtimezone(zone, 2025, 2028), "END:VCALENDAR", ""))
    (component,) = read(body).walk("VTIMEZONE")
    told, meant = component.to_tz(lookup_tzid=False), ZoneInfo(zone)
    moment = datetime(2025, 1, 2, tzinfo=UTC)
    while moment.year < 2028:
        assert moment.astimezone(told).utcoffset() == moment.astimezone(meant).utcoffset()
        moment += timedelta(hours=7)
