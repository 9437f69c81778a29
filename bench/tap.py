"""Tap -> edited message through the playground, against an aiogram handler that writes to
PostgreSQL directly. Both run as processes of their own on the same servers; rounds alternate.

    python -m bench.tap [--seconds 6] [--rounds 3] [--rates 1 20 50]
"""

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import aiohttp

from bench.chat import Side
from bench.report import median, percentile, table
from standalone.servers.embedded import EmbeddedServers, ServerEndpoints

PEOPLE = 200
SENTENCE = "Buy milk tomorrow at 6pm"


@asynccontextmanager
async def process(module: str, **env: str) -> AsyncIterator[str]:
    """A child process that prints the address of its playground; ended by its own pid."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        env=os.environ | env,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert child.stdout
    try:
        yield await _address(child.stdout)
    finally:
        child.terminate()
        await child.wait()


async def _address(lines: asyncio.StreamReader) -> str:
    async with asyncio.timeout(60):
        async for line in lines:
            words = line.decode().split()
            for word in words:
                if "chat:" in words and word.startswith("http://"):
                    return word
    raise RuntimeError("the process never told its address")


@asynccontextmanager
async def sides(folder: Path) -> AsyncIterator[tuple[Side, Side]]:
    """The product and the direct bot on one set of servers."""
    servers = EmbeddedServers()
    endpoints = await servers.start(folder / "servers")
    try:
        async with AsyncExitStack() as stack:
            session = await stack.enter_async_context(aiohttp.ClientSession())
            product = await stack.enter_async_context(
                process("standalone", **product_environment(endpoints, folder))
            )
            direct = await stack.enter_async_context(
                process("bench.direct_bot", DATABASE_URL=endpoints.database_url)
            )
            made = Side("product", product, session), Side("direct", direct, session)
            for side in made:
                await stack.enter_async_context(side.watching())
            yield made
    finally:
        await servers.stop()


def product_environment(endpoints: ServerEndpoints, folder: Path) -> dict[str, str]:
    """Settings of a product on these servers, with ports of its own."""
    return {
        "DATABASE_URL": endpoints.database_url,
        "NATS_URL": endpoints.nats_url,
        "REDIS_URL": endpoints.redis_url,
        "DATA_DIR": str(folder / "product"),
        "API_PORT": "0",
        "GRPC_PORT": "0",
        "PLAYGROUND_PORT": "0",
        "LOG_LEVEL": "WARNING",
        "BOT_TOKEN": "",
        "SENDS_PER_SECOND": "1000",  # the cost of a tap, not the limit of the messenger
    }


async def prepare(product: Side, direct: Side) -> None:
    """Give every person a message with a button to tap."""
    for user_id in range(1, PEOPLE + 1):
        await product.say(user_id, "/help")
        await product.say(user_id, SENTENCE)
        await product.until(user_id, "✅ Save")
        await product.press(user_id, "✅ Save")
        await product.until(user_id, "✅ Done")
        await direct.say(user_id, "/start")


async def measure(seconds: float, rounds: int, rates: list[int]) -> None:
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        async with sides(Path(folder)) as (product, direct):
            await prepare(product, direct)
            for rate in rates:
                for _ in range(rounds):
                    for side in (product, direct):
                        await side.tap_at(rate, seconds, PEOPLE)
            print(report(product, direct, rates))


def report(product: Side, direct: Side, rates: list[int]) -> str:
    """Medians over rounds, in milliseconds, and the ratio of the medians."""
    rows = []
    for rate in rates:
        p50 = [median(percentile(r, 0.5) for r in s.rounds[rate]) for s in (product, direct)]
        p99 = [median(percentile(r, 0.99) for r in s.rounds[rate]) for s in (product, direct)]
        ms = [value * 1000 for value in (*p50, *p99)]
        rows.append((rate, ms[0], ms[1], p50[0] / p50[1], ms[2], ms[3], p99[0] / p99[1]))
    header = ("taps/s", "product p50 ms", "direct p50 ms", "ratio", "p99 ms", "p99 ms", "ratio")
    return table(header, rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=6)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rates", type=int, nargs="+", default=[1, 20, 50])
    given = parser.parse_args()
    asyncio.run(measure(given.seconds, given.rounds, given.rates))


if __name__ == "__main__":
    main()
