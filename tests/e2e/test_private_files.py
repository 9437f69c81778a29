"""What the product writes: closed to other users of the machine, and no content in its logs."""

import json
import os
import stat
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import asyncpg
import httpx
import msgspec
import nats
import pytest
from nats.js import JetStreamContext

from core.users.contracts import RegisterUser
from tests.support.folders import public_folder
from tests.support.person import Person
from tests.support.ports import free_port
from tests.support.started import started
from tests.support.waiting import eventually

SECRET = "zanzibar4711"
UNREADABLE = msgspec.json.encode(
    {"user_id": uuid4(), "task_id": uuid4(), "title": SECRET, "priority": SECRET}
)
OPEN_TO_WALK = {".", "runtime"} if os.geteuid() == 0 else set()
"""Root's PostgreSQL runs as another user, who walks through these two folders (0711)."""


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """A data folder as versions before left it: open to everybody."""
    with public_folder() as folder:
        before = os.umask(0o022)
        try:
            data = folder / "data"
            for part in ("logs", "playground", "spool"):
                (data / part).mkdir(parents=True)
            (data / "playground" / "journal.jsonl").touch()
            (data / "logs" / "uspevai.log").touch()
            (data / "spool" / "kept").touch()
            yield data
        finally:
            os.umask(before)


def find_open_paths(data: Path) -> dict[str, str]:
    """What group or others may do anything with, with its mode, in the data folder and the
    folder of sockets. Sockets within it are judged by the folders that they lie in."""
    runtime = (data / "runtime").resolve()
    found = {}
    for name, top in ((".", data), ("runtime", runtime)):
        for path in (top, *top.rglob("*")):
            mode = path.lstat().st_mode
            if mode & 0o077 and not stat.S_ISLNK(mode) and not stat.S_ISSOCK(mode):
                found[str(Path(name, path.relative_to(top)))] = oct(stat.S_IMODE(mode))
    return found


@asynccontextmanager
async def streams(data: Path) -> AsyncIterator[JetStreamContext]:
    """The NATS server of a running product."""
    (ports,) = (data / "nats" / "ports").glob("*.ports")
    address = json.loads(ports.read_text())["nats"][0].rpartition(":")[2]
    password = (data / "nats" / "password").read_text()
    client = await nats.connect(f"nats://uspevai:{password}@127.0.0.1:{address}")
    try:
        yield client.jetstream()
    finally:
        await client.close()


async def break_constraints(data: Path) -> None:
    """Rows that PostgreSQL refuses, with the secret in them."""
    sockets = (data / "runtime").resolve() / "pg"
    database = await asyncpg.connect(f"postgresql://postgres@/postgres?host={sockets}")
    insert = (
        "INSERT INTO users (id, platform, platform_user_id, name, locale, zone) "
        f"VALUES (gen_random_uuid(), 'a', '1', {{}}, 'ru', '{SECRET}')"
    )
    await database.execute(insert.format(f"'{SECRET}'"))
    for name in (f"'{SECRET}'", "NULL"):
        with pytest.raises(asyncpg.IntegrityConstraintViolationError):
            await database.execute(insert.format(name))
    await database.close()


async def send_what_cannot_be_done(jetstream: JetStreamContext) -> None:
    """Two people of one account, which breaks a constraint, and a command that cannot be read."""
    twice = [("users.register", msgspec.json.encode(register())) for _ in range(2)]
    for subject, body in (*twice, ("tasks.add", UNREADABLE)):
        headers = {"command-id": str(uuid4())}
        await jetstream.publish(f"commands.{subject}", body, headers=headers)


def register() -> RegisterUser:
    return RegisterUser(
        user_id=uuid4(), platform=SECRET, platform_user_id=SECRET, name=SECRET, language_code="uk"
    )


async def reasons(jetstream: JetStreamContext) -> list[str]:
    """Why messages are dead."""
    state = (await jetstream.stream_info("DEAD")).state
    letters = [
        await jetstream.get_msg("DEAD", number)
        for number in range(state.first_seq, state.last_seq + 1)
        if state.messages
    ]
    return [(letter.headers or {})["dead-reason"] for letter in letters]


async def test_files_are_closed_to_others_and_logs_hold_nothing_that_people_wrote(
    data_dir: Path,
) -> None:
    port = free_port()
    async with started(data_dir, API_PORT=str(port)) as product:
        async with httpx.AsyncClient(base_url=product.url, timeout=60) as http:
            anya = Person(lambda: http, 1)
            await anya.say(f"Полить {SECRET}")
            await anya.sees(SECRET)
        async with streams(data_dir) as jetstream:
            await break_constraints(data_dir)
            await send_what_cannot_be_done(jetstream)

            async def both_are_dead() -> bool:
                return len(await reasons(jetstream)) == 2

            await eventually(both_are_dead, "both commands are dead letters")
            told = await reasons(jetstream)
        async with httpx.AsyncClient(timeout=60) as http:
            told.append((await http.get(f"http://127.0.0.1:{port}/metrics")).text)
        found = find_open_paths(data_dir)
        assert await product.end() == 0
    assert found.keys() == OPEN_TO_WALK
    assert set(found.values()) <= {"0o711"}
    logs = {path.name: path.read_text() for path in (data_dir / "logs").iterdir()}
    assert "UniqueViolationError: 23505" in logs["uspevai.log"]
    assert "violates unique constraint" in logs["postgres.log"]
    assert [name for name, text in logs.items() if SECRET in text] == []
    assert [text for text in told if SECRET in text] == []
