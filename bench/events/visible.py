"""From the 202 of an event to the moment a reader sees it in lastEvents, under a steady load.

    python -m bench.events.visible [--rate 2000] [--seconds 20]

One api and one worker as processes of their own. Each request brings 20 events; one of them is of
the person whom the reader asks for, every 20 ms, by GraphQL.
"""

import argparse
import asyncio
from itertools import islice
from time import perf_counter

import aiohttp

from bench.events.peers import answering
from bench.events.place import a_place, events
from bench.report import percentile, table
from core.kit.background_tasks import spawn_task
from tests.support.ports import free_port

BATCH = 20
EVERY_SECONDS = 0.02
PROBE = "probe"
QUERY = '{ lastEvents(limit: 100, userId: "probe") { id } }'
WARM_UP = 50


class Watch:
    """When each probe was answered with 202, and when it was seen first."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session, self.url = session, url
        self.accepted: dict[str, float] = {}
        self.seen: dict[str, float] = {}

    async def send(self, batch: list[dict[str, object]]) -> None:
        async with self.session.post(f"{self.url}/events", json=batch) as answer:
            assert answer.status == 202, await answer.text()
            self.accepted[str(batch[0]["event_id"])] = perf_counter()

    async def read(self) -> None:
        """Ask again and again, until cancelled."""
        while True:
            async with self.session.post(f"{self.url}/graphql", json={"query": QUERY}) as answer:
                text = await answer.json()
            now = perf_counter()
            for event in text["data"]["lastEvents"]:
                self.seen.setdefault(event["id"], now)
            await asyncio.sleep(EVERY_SECONDS)

    def latencies(self) -> list[float]:
        """Seconds from accepted to seen; a probe that was seen before its 202 counts as 0."""
        probes = list(self.accepted)[WARM_UP:]
        return [max(0.0, self.seen[probe] - self.accepted[probe]) for probe in probes]


async def load(watch: Watch, rate: int, seconds: float) -> float:
    """Send in the open: late answers do not slow the sender; gives the rate that was reached."""
    source, tasks = events(round(rate * seconds) + BATCH), []
    began = perf_counter()
    for number in range(round(rate * seconds) // BATCH):
        batch = list(islice(source, BATCH))
        batch[0]["user_id"] = PROBE
        await asyncio.sleep(max(0.0, began + number * BATCH / rate - perf_counter()))
        tasks.append(spawn_task(watch.send(batch), name="a batch"))
    await asyncio.gather(*tasks)
    return len(tasks) * BATCH / (perf_counter() - began)


async def measure(rate: int, seconds: float) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    async with a_place() as place, aiohttp.ClientSession() as session:
        await place.start("worker")
        await place.start("api", API_PORT=str(port))
        await answering(port)
        watch = Watch(session, url)
        reader = spawn_task(watch.read(), name="the reader")
        reached = await load(watch, rate, seconds)
        async with asyncio.timeout(30):
            while set(watch.accepted) - set(watch.seen):
                await asyncio.sleep(EVERY_SECONDS)
        reader.cancel()
    took = watch.latencies()
    row = [f"{reached:,.0f}", *(percentile(took, share) * 1000 for share in (0.5, 0.99, 1))]
    print(table(("events/s", "p50 ms", "p99 ms", "max ms"), [row]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=int, default=2_000)
    parser.add_argument("--seconds", type=float, default=20)
    given = parser.parse_args()
    asyncio.run(measure(given.rate, given.seconds))


if __name__ == "__main__":
    main()
