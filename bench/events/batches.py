"""Batches of 100 by REST, from the first byte sent to the last event stored exactly once.

Against the same transaction fed from memory, and against FastAPI with one INSERT for each event.

    python -m bench.events.batches [--events 50000] [--rounds 7] [--peer-events 3000]
"""

import argparse
import asyncio
from time import perf_counter

from bench.events.bare import store_directly
from bench.events.client import send_all
from bench.events.peers import answering, peer
from bench.events.place import Place, a_place, bodies
from bench.report import median, table
from core.activity.rules import MAX_EVENTS
from tests.support.ports import free_port

CONNECTIONS = 8
BATCH = 100


async def measure(count: int, rounds: int, peer_count: int) -> None:
    async with a_place() as place, peer("bench.events.one_row_service", place.dsn) as peer_port:
        port = free_port()
        await place.start("worker")
        await place.start("api", API_PORT=str(port))
        await answering(port)
        await pipeline(place, port, MAX_EVENTS, 0)  # warm: partitions, connections, caches
        rates: dict[str, list[float]] = {"bare": [], "hub": [], "peer": []}
        for number in range(1, rounds + 1):
            rates["hub"].append(await pipeline(place, port, count, number))
            rates["bare"].append(await store_directly(place, count))
            rates["peer"].append(await one_by_one(peer_port, peer_count, number))
            print({name: f"{values[-1]:,.0f}" for name, values in rates.items()}, flush=True)
    print(report(rates))


async def pipeline(place: Place, port: int, count: int, seed: int) -> float:
    """Events a second from the first request to the last commit."""
    payloads = bodies(count, BATCH, 1000 + seed)
    reader = await place.connect()
    before = await reader.fetchval(STORED)
    began = perf_counter()
    await send_all(port, "/events", payloads, CONNECTIONS)
    sent = perf_counter() - began
    while await reader.fetchval(STORED) < before + count:
        await asyncio.sleep(0.02)
    seconds = perf_counter() - began
    await reader.close()
    print(f"  accepted at {count / sent:,.0f}/s, stored at {count / seconds:,.0f}/s", flush=True)
    return count / seconds


async def one_by_one(port: int, count: int, seed: int) -> float:
    seconds = await send_all(port, "/events", bodies(count, 1, 5000 + seed), 4 * CONNECTIONS)
    return count / seconds


def report(rates: dict[str, list[float]]) -> str:
    """Medians; a ratio is the median of the rounds' own, since the machine's mood changes."""
    peers = {"bare": "the bare transaction from memory", "peer": "FastAPI, one INSERT a request"}
    rows = []
    for name, text in peers.items():
        ratios = [ours / its for ours, its in zip(rates["hub"], rates[name], strict=True)]
        rows.append((text, f"{median(rates[name]):,.0f}", median(ratios)))
    hub = f"{median(rates['hub']):,.0f}"
    return table(("Against", "its events/s", f"ratio of the hub's {hub} events/s"), rows)


STORED = "SELECT coalesce(sum(n), 0) FROM metrics_minute"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--peer-events", type=int, default=3_000)
    given = parser.parse_args()
    asyncio.run(measure(given.events, given.rounds, given.peer_events))


if __name__ == "__main__":
    main()
