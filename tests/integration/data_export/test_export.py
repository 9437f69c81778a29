"""What is exported is what is there, and no secret is among it."""

import csv
import hashlib
import io
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
from dishka import AsyncContainer
from icalendar import Calendar
from sqlalchemy.ext.asyncio import AsyncEngine

from core.calendar_feed.calendar import CalendarQueries
from core.calendar_feed.contracts import OpenFeed
from core.data_export.archive import DataExporter
from core.data_export.snapshot import list_tables
from core.habits.contracts.commands import CheckInHabit
from core.kit.owned_tables import DataSubject, list_owned_tables
from core.tasks.contracts.commands import CompleteTask
from core.users.contracts import build_user_id
from core.wiring import metadata
from tests.factories.people import a_person
from tests.factories.things import a_habit, a_task, a_task_at
from tests.support.desk import Desk
from tests.support.full_tables import Filled

SECRET = hashlib.sha256(b"secret").digest()


async def exported(container: AsyncContainer, user: UUID, folder: Path) -> dict[str, bytes]:
    async def note(share: float) -> None:
        assert 0 <= share <= 1

    async with container() as scope:
        archive = await scope.get(DataExporter)
        paths = await archive.write_files(DataSubject(user, (str(user),)), folder, note)
    return {path.name: path.read_bytes() for path in paths}


def sheet(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


async def test_tasks_and_habits_come_back_as_they_are(
    desk: Desk, container: AsyncContainer, tmp_path: Path
) -> None:
    user, other = await a_person(desk), await a_person(desk)
    title = 'Купить "молоко",\nхлеб; 5 шт'
    task = await desk.do(a_task_at(user, 18, title=title, tags=("дом", "еда"), priority="high"))
    habit = await desk.do(a_habit(user, remind_time=time(7)))
    await desk.do(CheckInHabit(user_id=user, habit_id=habit.id))
    await desk.do(a_task(other, title="чужое"))
    await desk.do(OpenFeed(user_id=user, secret_hash=SECRET))
    files = await exported(container, user, tmp_path)
    everything = msgspec.json.decode(files["uspevai.json"])
    (told,) = everything["tables"]["tasks"]
    assert (told["title"], told["tags"], told["due_time"]) == (title, ["дом", "еда"], "18:00:00")
    assert told["id"] == str(task.id)
    assert [row["day"] for row in everything["tables"]["habit_check_ins"]] == ["2026-03-10"]
    (row,) = sheet(files["tasks.csv"])
    assert (row["title"], row["tags"], row["due_date"]) == (title, "дом; еда", "2026-03-10")
    assert sheet(files["habits.csv"])[0]["title"] == "Зарядка"
    assert sheet(files["habit_check_ins.csv"])[0]["habit"] == "Зарядка"
    whole = b"".join(files.values())
    assert "чужое".encode() not in whole
    assert SECRET.hex().encode() not in whole
    assert b"secret_hash" not in whole


@pytest.mark.parametrize("title", ['=HYPERLINK("http://evil.example")', "-1", "'+1+1", "＝1"])
async def test_no_cell_of_a_sheet_is_a_formula(
    desk: Desk, container: AsyncContainer, tmp_path: Path, title: str
) -> None:
    user = await a_person(desk)
    await desk.do(a_task(user, title=title, notes="-1", tags=("@SUM(A1)", "дом")))
    await desk.do(a_habit(user, title=title))
    files = await exported(container, user, tmp_path)
    (task,), (habit,) = sheet(files["tasks.csv"]), sheet(files["habits.csv"])
    assert task["title"] == habit["title"] == f"'{title}"
    assert (task["notes"], task["tags"]) == ("'-1", "'@SUM(A1); дом")
    told = msgspec.json.decode(files["uspevai.json"])["tables"]["tasks"][0]
    assert told["title"] == title, "programs read the JSON, as it is"


async def test_every_table_is_in_it(
    engine: AsyncEngine, container: AsyncContainer, tmp_path: Path
) -> None:
    person = Filled(build_user_id("telegram", 700700), "700700", "Аня Нечаева")
    async with engine.begin() as connection:
        await person.fill(connection)
    files = await exported(container, person.user_id, tmp_path)
    tables = msgspec.json.decode(files["uspevai.json"])["tables"]
    assert {name for name, rows in tables.items() if rows} == {
        one.table.name for one in list_owned_tables(DataSubject(person.user_id))
    }
    assert set(tables) <= set(metadata.tables)


async def test_five_thousand_tasks_are_no_trouble(
    desk: Desk, engine: AsyncEngine, container: AsyncContainer, tmp_path: Path
) -> None:
    user = await a_person(desk)
    made = await desk.do(a_task_at(user, 18))
    tasks = metadata.tables["tasks"]
    async with engine.begin() as connection:
        (one,) = (await connection.execute(tasks.select())).mappings().all()
        day = timedelta(days=1)
        many = [
            dict(one) | {"id": UUID(int=n), "due_date": one["due_date"] + n % 900 * day}
            for n in range(1, 5_000)
        ]
        await connection.execute(tasks.insert(), many)
    files = await exported(container, user, tmp_path)
    assert len(msgspec.json.decode(files["uspevai.json"])["tables"]["tasks"]) == 5_000
    assert len(sheet(files["tasks.csv"])) == 5_000
    async with container() as scope:
        ics = await (await scope.get(CalendarQueries)).render_ics(user, alarms=False)
    assert ics is not None
    assert ics.count(b"BEGIN:VEVENT") == 5_000
    assert str(made.id).encode() in ics


async def test_the_calendar_holds_what_is_open_and_dated(
    desk: Desk, container: AsyncContainer
) -> None:
    user = await a_person(desk, "Europe/Moscow")
    await desk.do(a_task_at(user, 18, 30, title="Созвон", duration_minutes=45, remind_before=(15,)))
    await desk.do(a_task(user, title="Когда-нибудь"))
    await desk.do(a_task(user, title="Отпуск", due_date=date(2026, 4, 1)))
    done = await desk.do(a_task_at(user, 9, title="Сделано"))
    await desk.do(CompleteTask(user_id=user, task_id=done.id))
    await desk.do(a_habit(user, title="Зарядка", remind_time=time(7), weekdays=0b0000101))
    async with container() as scope:
        ics = await (await scope.get(CalendarQueries)).render_ics(user, alarms=True)
    found: Any = Calendar.from_ical(ics or b"")
    events = {str(one["SUMMARY"]): one for one in found.walk("VEVENT")}
    assert set(events) == {"Созвон", "Отпуск", "Зарядка"}
    call, habit = events["Созвон"], events["Зарядка"]
    assert call["DTSTART"].dt.astimezone(UTC) == datetime(2026, 3, 10, 15, 30, tzinfo=UTC)
    assert call["DURATION"].dt == timedelta(minutes=45)
    assert [one["TRIGGER"].dt for one in call.walk("VALARM")] == [-timedelta(minutes=15)]
    assert events["Отпуск"]["DTSTART"].dt == date(2026, 4, 1)
    assert habit["RRULE"]["BYDAY"] == ["MO", "WE"]
    assert habit["DTSTART"].dt.date() == date(2026, 3, 11)


async def test_a_stranger_has_no_calendar(container: AsyncContainer) -> None:
    async with container() as scope:
        assert (
            await (await scope.get(CalendarQueries)).render_ics(UUID(int=1), alarms=False) is None
        )


@pytest.mark.parametrize("name", ["calendar_feeds", "contact_codes", "inbox"])
def test_bytes_are_never_told(name: str) -> None:
    who = DataSubject(UUID(int=1))
    columns = {one.key for one in list_tables(who)[name].selected_columns}
    assert not columns & {"secret_hash", "code_hash", "reply", "payload"}
