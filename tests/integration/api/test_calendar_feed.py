"""A calendar opens under its secret alone, as long as its owner wants."""

import asyncio
import hashlib
import logging
import secrets
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from icalendar import Calendar
from sqlalchemy.ext.asyncio import AsyncEngine

from api.app import run_process
from core.account.contracts import ForgetUser
from core.calendar_feed.contracts import CloseFeed, OpenFeed
from core.kit.clock import SystemClock
from core.kit.database import create_engine
from core.kit.settings import Settings
from core.wiring import create_container
from migrations.run import upgrade
from tests.factories.people import a_newcomer
from tests.factories.things import a_task_at
from tests.support.desk import Desk
from worker.commands import CommandRunner


def a_secret() -> tuple[str, bytes]:
    secret = secrets.token_urlsafe(32)
    return secret, hashlib.sha256(secret.encode()).digest()


@pytest.fixture(scope="module")
async def tables(settings: Settings) -> AsyncIterator[AsyncEngine]:
    engine = create_engine(str(settings.database_url))
    await upgrade(engine)
    yield engine
    await engine.dispose()


@pytest.fixture
async def desk(tables: AsyncEngine) -> AsyncIterator[Desk]:
    container = create_container(tables, SystemClock())
    yield Desk(CommandRunner(container), tables)
    await container.close()


@pytest.fixture
async def api(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """An api that nobody has asked too much of yet."""
    async with (
        run_process(settings, SystemClock()) as address,
        httpx.AsyncClient(base_url=address, timeout=60) as client,
    ):
        yield client


async def test_it_opens_is_unchanged_is_renewed_and_closed(
    desk: Desk, api: httpx.AsyncClient
) -> None:
    newcomer = a_newcomer()
    user = newcomer.user_id
    await desk.do(newcomer)
    task = await desk.do(a_task_at(user, 18, title="Созвон; срочно"))
    secret, hashed = a_secret()
    await desk.do(OpenFeed(user_id=user, secret_hash=hashed))
    answer = await api.get(f"/calendar/{secret}.ics")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"].startswith("private")
    found: Any = Calendar.from_ical(answer.content)
    (event,) = found.walk("VEVENT")
    assert (str(event["SUMMARY"]), event["UID"]) == ("Созвон; срочно", f"task-{task.id}@uspevai")
    assert not event.walk("VALARM")
    head = await api.head(f"/calendar/{secret}.ics")
    assert (head.status_code, head.content) == (200, b"")
    assert {**head.headers, "date": "", "x-trace-id": ""} == {
        **answer.headers,
        "date": "",
        "x-trace-id": "",
    }
    tag = answer.headers["etag"]
    for given in (tag, f'W/{tag}, "other"'):
        again = await api.get(f"/calendar/{secret}.ics", headers={"if-none-match": given})
        assert (again.status_code, again.content) == (304, b"")
    await desk.do(a_task_at(user, 19, title="Ещё"))
    changed = await api.get(f"/calendar/{secret}.ics", headers={"if-none-match": tag})
    assert changed.status_code == 200
    fresh, other = a_secret()
    await desk.do(OpenFeed(user_id=user, secret_hash=other))
    assert (await api.get(f"/calendar/{secret}.ics")).status_code == 404
    assert (await api.get(f"/calendar/{fresh}.ics")).status_code == 200
    await desk.do(CloseFeed(user_id=user))
    assert (await api.get(f"/calendar/{fresh}.ics")).status_code == 404


async def test_a_forgotten_persons_calendar_is_gone(desk: Desk, api: httpx.AsyncClient) -> None:
    newcomer = a_newcomer()
    await desk.do(newcomer)
    secret, hashed = a_secret()
    await desk.do(OpenFeed(user_id=newcomer.user_id, secret_hash=hashed))
    await desk.do(ForgetUser(user_id=newcomer.user_id))
    assert (await api.get(f"/calendar/{secret}.ics")).status_code == 404


@pytest.mark.parametrize("name", ["x.ics", "", ".ics", "A" * 43, f"{'A' * 43}.html", "%00.ics"])
async def test_what_is_no_address_is_not_there(api: httpx.AsyncClient, name: str) -> None:
    assert (await api.get(f"/calendar/{name}")).status_code == 404


async def test_the_impatient_wait_and_the_others_do_not(desk: Desk, api: httpx.AsyncClient) -> None:
    first, second = a_newcomer(), a_newcomer()
    (secret, hashed), (other, other_hash) = a_secret(), a_secret()
    for newcomer, one in ((first, hashed), (second, other_hash)):
        await desk.do(newcomer)
        await desk.do(OpenFeed(user_id=newcomer.user_id, secret_hash=one))
    asked = [api.request(how, f"/calendar/{secret}.ics") for how in ("GET", "HEAD") * 6]
    answers = [answer.status_code for answer in await asyncio.gather(*asked)]
    assert sorted(answers) == [200] * 10 + [429] * 2
    late = await api.get(f"/calendar/{secret}.ics")
    assert 1 <= int(late.headers["retry-after"]) <= 10
    assert (await api.get(f"/calendar/{other}.ics")).status_code == 200


async def test_guessing_is_slowed_down(api: httpx.AsyncClient) -> None:
    answers = [(await api.get(f"/calendar/{a_secret()[0]}.ics")).status_code for _ in range(35)]
    assert answers[:30] == [404] * 30
    assert 429 in answers[30:]


async def test_guessing_closes_no_calendar_to_whoever_shares_the_address(
    desk: Desk, api: httpx.AsyncClient
) -> None:
    """Behind a proxy that is everybody."""
    newcomer = a_newcomer()
    await desk.do(newcomer)
    secret, hashed = a_secret()
    await desk.do(OpenFeed(user_id=newcomer.user_id, secret_hash=hashed))
    guesses = [(await api.get(f"/calendar/{a_secret()[0]}.ics")).status_code for _ in range(40)]
    assert guesses[-1] == 429
    assert (await api.get(f"/calendar/{secret}.ics")).status_code == 200


async def test_the_secret_is_in_no_log_and_no_metric(
    desk: Desk,
    api: httpx.AsyncClient,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    newcomer = a_newcomer()
    await desk.do(newcomer)
    secret, hashed = a_secret()
    await desk.do(OpenFeed(user_id=newcomer.user_id, secret_hash=hashed))
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("httpx").setLevel(logging.WARNING)
        logging.getLogger("httpcore").setLevel(logging.WARNING)
        assert (await api.get(f"/calendar/{secret}.ics")).status_code == 200
        assert (await api.head(f"/calendar/{secret}.ics")).status_code == 200
        await api.get(f"/calendar/{secret}x.ics")
        metrics = (await api.get("/metrics")).text
    printed = capfd.readouterr()
    for told in (metrics, caplog.text, printed.out, printed.err):
        assert secret[:20] not in told
    assert 'route="/calendar/{name}"' in metrics
