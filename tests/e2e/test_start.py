"""`python -m standalone` from outside: starts, stops, crashes, and starts that cannot be."""

import re
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import httpx
import psutil
import pytest

from tests.support.folders import public_folder
from tests.support.person import Person
from tests.support.started import Started, refused, started
from tests.support.texts import text
from tests.support.waiting import eventually

TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")


@pytest.fixture
def folder() -> Iterator[Path]:
    with public_folder() as made:
        yield made


@asynccontextmanager
async def chatting(product: Started) -> AsyncIterator[Person]:
    async with httpx.AsyncClient(base_url=product.url, timeout=60) as http:
        yield Person(lambda: http, 1)


async def all_gone(tree: list[psutil.Process]) -> bool:
    return not any(p.is_running() and p.status() != psutil.STATUS_ZOMBIE for p in tree)


async def test_ctrl_c_ends_all_a_crash_leaves_nobody_the_data_stays_and_two_run_side_by_side(
    folder: Path,
) -> None:
    """One walk, because each start costs seconds."""
    own = folder / "own"
    async with started(own, LOG_LEVEL="DEBUG") as first, chatting(first) as anya:
        await anya.say("Полить цветы")
        await anya.press(text("draft-save"))
        await anya.sees("Полить цветы", button=text("task-done"))
        tree = first.tree()
        assert await first.end() == 0
        assert await all_gone(tree), "nobody is left when the command returns"
    async with started(own) as second, chatting(second) as anya:
        await anya.sees("Полить цветы", button=text("task-done"))
        tree = second.tree()
        assert len(tree) > 4
        assert await second.end(signal.SIGKILL) == -signal.SIGKILL
        await eventually(partial(all_gone, tree), "the children of a killed parent end")
    async with (
        started(own) as third,
        started(folder / "beside") as beside,
        chatting(third) as anya,
        chatting(beside) as boris,
    ):
        assert await boris.messages() == []
        await boris.say("/help")
        await boris.sees("/today")
        assert await beside.end() == 0
        sent = await anya.say("/tasks")
        await anya.sees("Все задачи: 1.", after=sent)
    logs = "".join(path.read_text() for path in (own / "logs").iterdir())
    assert '"level": "debug"' in logs, "the logs hold whatever might have leaked"
    assert TOKEN.search(logs) is None, "no token is written down"


@pytest.mark.parametrize("name", ["API_PORT", "GRPC_PORT", "PLAYGROUND_PORT"])
async def test_a_busy_port_is_one_line(folder: Path, name: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = str(busy.getsockname()[1])
        status, printed = await refused(folder, **{name: port})
    assert status == 2
    assert printed == (
        f"uspevai: {name}: port {port} is taken; stop what uses it or set {name} to another\n"
    )


@pytest.mark.parametrize(
    ("name", "value", "mend"),
    [
        ("BOT_TOKEN", "abc", "it looks like 123456:ABC-DEF"),
        ("DATABASE_URL", "mysql://x", "postgresql://user:password@host:5432/name"),
        ("OWNER_ID", "x", "like 12345678"),
        ("DATA_DIR", "/proc/data", "set DATA_DIR to another"),
    ],
)
async def test_wrong_settings_are_one_line(folder: Path, name: str, value: str, mend: str) -> None:
    status, printed = await refused(folder, **{name: value})
    assert status == 2
    assert printed.count("\n") == 1
    assert name in printed
    assert mend in printed
