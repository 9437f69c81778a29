"""/today for people with 5,000 tasks against one with 50: from the message to the answer through
the playground, and the query alone. All take turns on the same servers.

    python -m bench.today [--rounds 60]
"""

import argparse
import asyncio
import random
import tempfile
import time
from contextlib import AsyncExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import aiohttp
from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bench.chat import Side
from bench.report import median, table
from bench.tap import process, product_environment
from core.kit.clock import SystemClock
from core.kit.database import create_engine
from core.tasks.models import Task
from core.tasks.queries import TaskQueries
from core.users.contracts import PLATFORM_TELEGRAM, build_user_id
from standalone.servers.embedded import EmbeddedServers

PROMISED = 1.5
PAGE = 8
MANY = 5_000
# Person -> how many tasks, and the shape of their list.
PEOPLE = {
    1: (50, "50, all due"),
    2: (MANY, "5,000, nine in ten done"),
    3: (MANY, "5,000 open over a year"),
    4: (MANY, "5,000, all due"),
}


def task_row(user_id: UUID, shape: str, today: date, chance: random.Random) -> dict[str, Any]:
    """A task of one of the shapes; due within the last month, or over most of a year."""
    days = chance.randint(-300, 10) if "year" in shape else chance.randint(0, 30)
    done = "done" in shape and chance.random() < 0.9
    made = datetime.combine(today, datetime.min.time(), UTC)
    return {
        "id": uuid4(),
        "user_id": user_id,
        "title": f"Task number {chance.randint(1, 9999)} of a long list",
        "priority": chance.choice([None, "high", "medium", "low"]),
        "due_date": today - timedelta(days=days),
        "tags": chance.choice([[], ["home"]]),
        "remind_before": [],
        "created_at": made - timedelta(days=chance.randint(0, 400)),
        "completed_at": made if done else None,
    }


async def fill(engine: AsyncEngine, today: date) -> None:
    chance = random.Random(20261121)
    for person, (count, shape) in PEOPLE.items():
        user_id = build_user_id(PLATFORM_TELEGRAM, person)
        rows = [task_row(user_id, shape, today, chance) for _ in range(count)]
        async with engine.begin() as connection:
            await connection.execute(insert(Task), rows)
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("VACUUM ANALYZE tasks"))


async def query(engine: AsyncEngine, person: int, now: datetime) -> float:
    """Seconds of the query behind /today."""
    async with AsyncSession(engine) as session:
        began = time.perf_counter()
        user_id = build_user_id(PLATFORM_TELEGRAM, person)
        await TaskQueries(session).get_today_page(user_id, now.date(), now, 0, PAGE)
        return time.perf_counter() - began


async def measure(rounds: int) -> None:
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        servers = EmbeddedServers()
        endpoints = await servers.start(Path(folder) / "servers")
        engine = create_engine(endpoints.database_url)
        try:
            async with AsyncExitStack() as stack:
                session = await stack.enter_async_context(aiohttp.ClientSession())
                environment = product_environment(endpoints, Path(folder))
                url = await stack.enter_async_context(process("standalone", **environment))
                side = Side("product", url, session)
                await stack.enter_async_context(side.watching())
                print(report(*await take_turns(side, engine, rounds)))
        finally:
            await engine.dispose()
            await servers.stop()


Spent = dict[int, list[float]]


async def take_turns(side: Side, engine: AsyncEngine, rounds: int) -> tuple[Spent, Spent]:
    """Seconds of /today and of its query, by person."""
    answers: Spent = {person: [] for person in PEOPLE}
    queries: Spent = {person: [] for person in PEOPLE}
    now = SystemClock().now().replace(tzinfo=None)
    for person in PEOPLE:
        await side.say(person, "/help")
    await fill(engine, now.date())
    people = list(PEOPLE)
    for number in range(rounds + 5):
        people.append(people.pop(0))  # another one goes first each time
        for person in people:
            answer = await side.say(person, "/today")
            asked = await query(engine, person, now)
            if number >= 5:  # the first ones only warm up
                answers[person].append(answer)
                queries[person].append(asked)
    return answers, queries


def report(answers: Spent, queries: Spent) -> str:
    """Medians in milliseconds, and their ratios to the person with 50 tasks."""
    few = median(answers[1]), median(queries[1])
    rows = []
    for person, (_, shape) in PEOPLE.items():
        answer, asked = median(answers[person]), median(queries[person])
        rows.append((shape, answer * 1000, answer / few[0], asked * 1000, asked / few[1]))
    header = ("tasks", "/today ms", "ratio", "query ms", "ratio")
    return table(header, rows) + f"\npromised for /today: {PROMISED}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    asyncio.run(measure(parser.parse_args().rounds))


if __name__ == "__main__":
    main()
