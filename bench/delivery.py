"""Delivery: how much of the messenger's limit it uses, how fast it is without one, how late it is.

    python -m bench.delivery [--people 6000] [--rounds 3] [--limited 600] [--seconds 60]

Without limits bot.delivery takes notifications that wait in JetStream and sends them, with its
ledger in PostgreSQL and its pace in Redis, against a loop of aiogram's own sends of the same texts
with the same concurrency, in turns. The playground is a process of its own for both.
"""

import argparse
import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import insert

from bench.delivery_office import Office, playground, product_process
from bench.delivery_sides import Spent, deliver, loop_of_sends, render_cards
from bench.report import median, percentile, table
from core.delivery.contracts import Kind
from core.kit.clock import SystemClock
from core.kit.database import create_engine
from core.kit.process import freeze_memory, run_event_loop
from core.reminders.models import Reminder
from core.users.contracts import PLATFORM_TELEGRAM, build_user_id
from migrations.run import upgrade
from standalone.servers.embedded import EmbeddedServers

LIMIT = 30
UNLIMITED = 100_000
AHEAD = timedelta(seconds=5)


@asynccontextmanager
async def office(people: int, *, limits: bool) -> AsyncIterator[Office]:
    """Fresh servers and people, and a playground that knows them."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench")))
        os.chmod(folder, 0o755)  # PostgreSQL runs as another user when this is root
        servers = EmbeddedServers()
        endpoints = await servers.start(folder / "servers")
        stack.push_async_callback(servers.stop)
        engine = create_engine(endpoints.database_url)
        stack.push_async_callback(engine.dispose)
        await upgrade(engine)
        url = await stack.enter_async_context(playground(folder / "chats", limits=limits))
        made = Office(endpoints, engine, url, people)
        await made.furnish()
        await made.greet()
        yield made


async def unlimited(people: int, rounds: int) -> str:
    """Sends a second of both sides, in turns; the ratio is that of the medians."""
    bare: list[Spent] = []
    product: list[Spent] = []
    async with office(people, limits=False) as made:
        worded = await render_cards(made)
        freeze_memory()  # as the product's processes do
        for number in range(rounds):
            bare.append(await loop_of_sends(made, worded))
            await made.forget()
            product.append(await deliver(made, str(number), UNLIMITED))
    rates = [people / median(one.seconds for one in side) for side in (product, bare)]
    micros = [median(one.cpu for one in side) / people * 1e6 for side in (product, bare)]
    rows = [
        ("sends/s", f"{rates[0]:,.0f}", f"{rates[1]:,.0f}", rates[0] / rates[1], 0.7),
        ("CPU a send, µs", *(f"{each:.0f}" for each in micros), micros[1] / micros[0], ""),
    ]
    return table(("without limits", "delivery", "bare aiogram loop", "ratio", "asked"), rows)


async def limited(people: int) -> str:
    """How much of 30 a second is used, and how often the messenger refused."""
    async with office(people, limits=True) as made:
        await deliver(made, "limited", LIMIT)
        calls = await made.calls()
    instants = [datetime.fromisoformat(call["time"]).timestamp() for call in calls]
    used = (len(instants) - 1) / (max(instants) - min(instants)) / LIMIT
    refused = sum("err" in call for call in calls)
    header = ("sends", "used of 30/s", "asked", "429 answered", "asked")
    return table(header, [(len(calls), used, 0.97, refused, 0)])


async def punctual(seconds: int, rate: int = 20) -> str:
    """Lateness under a steady load: scheduler, worker and bot as processes, limits on."""
    async with office(seconds * rate, limits=True) as made, AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench")))
        for module in ("worker", "scheduler", "bot"):
            await stack.enter_async_context(product_process(module, folder, **made.settings()))
        begin = SystemClock().now() + AHEAD
        dues = [begin + timedelta(seconds=n / rate) for n in range(made.people)]
        await remind(made, dues)
        async with asyncio.timeout(seconds + 120):
            while await made.sent() < made.people:
                await asyncio.sleep(0.5)
        rows = [("all of it", *_spread(_lateness(await made.calls(), dues)))]
        rows += [(name, *_spread(spent)) for name, spent in (await made.steps()).items()]
    header = ("20 reminders/s, lateness", "sent", "p50 s", "p99 s", "max s")
    return table(header, rows)


def _lateness(calls: list[dict[str, Any]], dues: list[datetime]) -> list[float]:
    """Seconds from due to the messenger's own log of the call; person n is due at dues[n - 1]."""
    return [
        (datetime.fromisoformat(call["time"]) - dues[int(call["params"]["chat_id"]) - 1])
        / timedelta(seconds=1)
        for call in calls
    ]


def _spread(seconds: list[float]) -> tuple[int, float, float, float]:
    return len(seconds), percentile(seconds, 0.5), percentile(seconds, 0.99), max(seconds)


async def remind(made: Office, dues: list[datetime]) -> None:
    """One reminder for everybody, each at its own instant."""
    rows = [
        {
            "id": uuid4(),
            "user_id": build_user_id(PLATFORM_TELEGRAM, number),
            "kind": Kind.TASK,
            "subject_id": made.tasks[number - 1],
            "start_local": due.replace(tzinfo=None),
            "zone": "UTC",
            "rrule": None,
            "next_fire_at": due,
        }
        for number, due in enumerate(dues, 1)
    ]
    async with made.engine.begin() as connection:
        await connection.execute(insert(Reminder), rows)


async def measure(given: argparse.Namespace) -> None:
    if given.rounds:
        print(await unlimited(given.people, given.rounds), flush=True)
    if given.limited:
        print(await limited(given.limited), flush=True)
    if given.seconds:
        print(await punctual(given.seconds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=6000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limited", type=int, default=600)
    parser.add_argument("--seconds", type=int, default=60)
    run_event_loop(measure(parser.parse_args()))


if __name__ == "__main__":
    main()
