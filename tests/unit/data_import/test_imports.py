"""Other programs' files: what is in them is found, and what is not understood is said by line."""

import io
import warnings
import zipfile
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from core.data_import.dates import create_date_reader
from core.data_import.formats.dates import parse_minutes_before, parse_rrule
from core.data_import.formats.reader import read_file
from core.data_import.formats.results import MAX_BYTES, ImportedFile, ParsedSchedule
from core.kit.errors import DomainError
from tests.unit.data_import import samples as s

MOSCOW = "Europe/Moscow"
READ = create_date_reader(datetime(2026, 11, 21, 12, tzinfo=ZoneInfo(MOSCOW)), MOSCOW)


def read(content: str | bytes, name: str = "Дача [220330].csv") -> ImportedFile:
    raw = content.encode() if isinstance(content, str) else content
    return read_file(name, raw, READ, MOSCOW)


def test_todoist() -> None:
    found = read(s.TODOIST)
    plant, call, rubbish, strange, again = found.tasks
    assert plant.title == 'Полить "фикус"'
    assert (plant.tags, plant.project, plant.priority) == (("дом", "растения"), "Дача", "high")
    assert (plant.schedule, plant.minutes) == (ParsedSchedule(date(2026, 12, 5)), 30)
    assert plant.notes == "По чуть-чуть\nВода в кувшине"
    assert plant.steps == ("Налить воды",)
    assert (call.priority, call.schedule) == (None, ParsedSchedule(date(2026, 12, 6), time(15, 30)))
    assert rubbish.schedule == ParsedSchedule(date(2026, 11, 22), time(9), "FREQ=DAILY")
    assert strange.schedule == ParsedSchedule()
    assert again.title == rubbish.title
    assert again.key != rubbish.key
    told = [(one.reason, one.line, one.refused) for one in found.issues]
    assert told == [("date", 10, False), ("title", 11, True), ("columns", 12, True)]


@pytest.mark.parametrize(
    ("words", "own", "day", "at", "rrule"),
    [
        ("2026-12-06 15:30", "Europe/Moscow", 6, time(15, 30), None),
        ("2026-12-06 15:30", "", 6, time(15, 30), None),
        ("2026-12-06 15:30", "Asia/Tokyo", 6, time(9, 30), None),
        ("2026-12-06 20:30", "US/Eastern", 7, time(4, 30), None),
        ("Dec 6 20:30", "US/Eastern", 7, time(4, 30), None),
        ("2026-12-06T12:30:00Z", "US/Eastern", 6, time(15, 30), None),
        ("2026-12-06", "US/Eastern", 6, None, None),
        ("2026-12-06 15:30", "Mars/Olympus", 6, time(15, 30), None),
        ("2026-12-06T12:30:00Z", "Mars/Olympus", 6, time(15, 30), None),
        ("every day at 9", "US/Eastern", None, time(17), "FREQ=DAILY"),
        ("every monday at 9", "US/Eastern", None, time(17), "FREQ=WEEKLY;BYDAY=MO"),
    ],
)
def test_todoists_own_time_zones(
    words: str, own: str, day: int | None, at: time | None, rrule: str | None
) -> None:
    found = read(f"TYPE,CONTENT,PRIORITY,DATE,DATE_LANG,TIMEZONE\ntask,x,1,{words},en,{own}\n")
    when = found.tasks[0].schedule
    assert (when.at, when.rrule, found.issues) == (at, rrule, [])
    assert when.day is not None
    assert day is None or when.day == date(2026, 12, day)


def test_a_rule_whose_days_are_others_in_the_persons_zone_is_told() -> None:
    words = "every monday at 20:00"
    found = read(f"TYPE,CONTENT,PRIORITY,DATE,TIMEZONE\ntask,x,1,{words},US/Eastern\n")
    assert [one.text for one in found.issues] == [words]
    assert found.tasks[0].schedule.at == time(20)


def test_ticktick() -> None:
    found = read(s.TICKTICK)
    food, meeting, moon, when = found.tasks
    assert (food.schedule, food.priority) == (ParsedSchedule(date(2026, 12, 10)), "high")
    assert (food.tags, food.project, food.notes) == (("еда", "дом"), "Дом", "Молоко\nХлеб")
    weekly = "FREQ=WEEKLY;INTERVAL=1;BYDAY=TH"
    assert meeting.schedule == ParsedSchedule(date(2026, 12, 10), time(10), weekly)
    assert (meeting.minutes, meeting.remind_before, meeting.project) == (90, (0, 60), None)
    assert moon.schedule == ParsedSchedule(date(2026, 12, 11), time(12))
    assert when.schedule == ParsedSchedule()
    assert found.left_out == {"done": 1, "note": 1}
    assert [one.reason for one in found.issues] == ["repeat", "date"]


def test_ticktick_of_another_zone() -> None:
    """14:00 in UTC is 17:00 for a person in Moscow, wherever the task was written."""
    assert s.TICKTICK.count("Europe/Moscow") > 1
    there = read(s.TICKTICK.replace("Europe/Moscow", "Asia/Tokyo"))
    nowhere = read(s.TICKTICK.replace("Europe/Moscow", "Mars/Olympus"))
    assert there.tasks == nowhere.tasks == read(s.TICKTICK).tasks


def test_loops_zip() -> None:
    found = read(s.zipped(s.LOOP_FILES), "Loop Habits CSV.zip")
    exercise, running, water = found.habits
    assert exercise.done == {date(2026, 11, 20), date(2026, 11, 17)}
    assert exercise.skipped == {date(2026, 11, 18)}
    assert (running.title, running.times, running.days) == ("Бег, три раза", 3, 7)
    assert (water.unit, water.target, water.at_most) == ("стаканы", 8, False)
    assert water.values == {date(2026, 11, 20): 8, date(2026, 11, 19): 3.5}
    assert water.done == {date(2026, 11, 20)}
    assert found.left_out == {"archived": 1}
    assert [(one.reason, one.line) for one in found.issues] == [("value", 7), ("value", 8)]


def test_loops_zip_with_one_table_for_all() -> None:
    """Its head does not quote names, so a comma in one shifts nothing but the head."""
    found = read(s.zipped(s.LOOP_TOGETHER), "x.zip")
    exercise, running, water = found.habits
    assert exercise.done == running.done == water.done == {date(2026, 11, 20)}
    assert [(one.reason, one.line) for one in found.issues] == [("columns", 4)]


def test_loops_backup() -> None:
    found = read(s.loop_backup(), "Loop Habits Backup.db")
    exercise, water = found.habits
    assert (exercise.title, exercise.remind_at) == ("Зарядка", time(7, 30))
    assert exercise.done == {date(2026, 11, 20)}
    assert exercise.skipped == {date(2026, 11, 18)}
    assert water.done == {date(2026, 11, 20)}
    assert found.left_out == {"archived": 1}
    assert [one.reason for one in found.issues] == ["value"]
    again = read(s.zipped({"backup.db": s.loop_backup()}))
    assert [one.key for one in again.habits] == [one.key for one in found.habits]


def test_the_same_file_gives_the_same_keys() -> None:
    for content in (s.TODOIST.encode(), s.TICKTICK.encode(), s.loop_backup()):
        first, second = read(content), read(content)
        assert [one.key for one in first.tasks] == [one.key for one in second.tasks]
        assert [one.key for one in first.habits] == [one.key for one in second.habits]
        assert len({one.key for one in first.tasks}) == len(first.tasks)


def test_windows_code_page_and_semicolons() -> None:
    """As spreadsheets save them again."""
    text = "TYPE;CONTENT;PRIORITY\r\ntask;Молоко;1\r\n"
    for encoding in ("cp1251", "utf-16"):
        assert [one.title for one in read(text.encode(encoding)).tasks] == ["Молоко"]


def entries(*files: tuple[str, str]) -> bytes:
    """An archive that may have a name more than once."""
    made = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(made, "w") as archive:
        for path, text in files:
            archive.writestr(path, text)
    return made.getvalue()


def sheet_of(*titles: str) -> str:
    return "TYPE,CONTENT,PRIORITY\r\n" + "".join(f"task,{title},1\r\n" for title in titles)


def test_an_archive_with_a_name_twice_loses_nothing() -> None:
    names = ("Дача.csv", "Дача.csv", "2/Дача.csv", "/etc/Дача.csv", "../Дача.csv")
    told = read(entries(*((name, sheet_of(str(at))) for at, name in enumerate(names))), "x.zip")
    assert [(one.title, one.project) for one in told.tasks] == [(n, "Дача") for n in "01234"]


def test_loops_archive_with_names_twice_loses_nothing_unsaid() -> None:
    place, other = "001 /Checkmarks.csv", "Date,Value,Notes\n2026-11-10,YES_MANUAL,\n"
    more = [(place, other), ("Habits.csv", s.LOOP_HABITS)]
    found = read(entries(*s.LOOP_FILES.items(), *more), "x.zip")
    assert found.habits[0].done == {date(2026, 11, day) for day in (10, 17, 20)}
    assert [one.text for one in found.issues if one.reason == "habit"] == ["2/Habits.csv"]


def test_names_in_the_code_page_of_windows() -> None:
    raw = entries(("AAAA.csv", sheet_of("x"))).replace(b"AAAA", "Дача".encode("cp866"))
    assert read(raw, "x.zip").tasks[0].project == "Дача"


def spoiled(at: int, bits: int) -> bytes:
    """An archive whose entry has bits flipped in its head, there and in the directory."""
    raw = bytearray(entries(("A.csv", sheet_of("x"))))
    raw[at] ^= bits
    raw[raw.index(b"PK\x01\x02") + at + 2] ^= bits
    return bytes(raw)


BOMB = s.zipped({"Habits.csv": b"0" * (50 << 20)})
ENDLESS = """
DROP TABLE Habits;
CREATE VIEW Habits AS WITH RECURSIVE n(id, name) AS
    (SELECT 1, 'x' UNION ALL SELECT id + 1, name FROM n) SELECT * FROM n;
"""


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import-unknown"),
        ("Имя,Дата\nмолоко,завтра\n".encode(), "import-unknown"),
        (b"\xff\xfe\x00", "import-encoding"),
        (b"PK\x03\x04 and nothing more", "import-broken"),
        (s.zipped({"photo.jpg": b"x"}), "import-unknown"),
        (s.zipped({"inner.zip": s.zipped({"A.csv": sheet_of("x")})}), "import-unknown"),
        (spoiled(6, 0x1), "import-encrypted"),
        (spoiled(14, 0x1), "import-broken"),
        (BOMB, "import-too-big"),
        (b"x" * (MAX_BYTES + 1), "import-too-big"),
        (b"SQLite format 3\x00 and nothing more", "import-broken"),
        (s.loop_backup("DROP TABLE Repetitions"), "import-unknown"),
        (s.loop_backup(ENDLESS), "import-unknown"),
        (s.TODOIST.splitlines()[0].encode(), "import-empty"),
        ((s.TODOIST.splitlines()[0] + "\ntask,x,,1" * 20_001).encode(), "import-too-many"),
        ((s.TODOIST.splitlines()[0] + "\ntask,x,,1" * 5_001).encode(), "import-too-many"),
    ],
)
def test_what_cannot_be_brought_in_is_told(content: bytes, code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        read(content)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("TRIGGER:PT0S", 0),
        ("TRIGGER:-PT60M", 60),
        ("-PT1440M", 1440),
        ("TRIGGER:-P1DT2H", 1560),
        ("TRIGGER:P0DT9H0M0S", None),
        ("soon", None),
    ],
)
def test_reminders_before(words: str, minutes: int | None) -> None:
    assert parse_minutes_before(words) == minutes


def test_rules_that_can_be_kept() -> None:
    assert parse_rrule("RRULE:FREQ=DAILY;INTERVAL=2") == "FREQ=DAILY;INTERVAL=2"
    assert parse_rrule("RRULE:FREQ=DAILY;TT_SKIP=WEEKEND") is None
    assert parse_rrule("ERULE:NAME=CUSTOM") is None
