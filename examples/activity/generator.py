"""Sends made-up events to a hub at a steady rate.

python -m examples.activity.generator --rate 500 --seconds 20 --duplicates 0.2 --bad 0.01
"""

import argparse
import asyncio
import os
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import Any, TextIO

import aiohttp

from examples.activity.mix import TYPES, Event, Mix, parse_types

TURN_SECONDS = 0.1
BATCH = 500
BAR = 30


class Progress:
    """A bar on one line of a terminal; elsewhere nothing."""

    def __init__(self, total: int, out: TextIO) -> None:
        self._total, self._out = total, out

    def show(self, done: int, counts: Counter[str]) -> None:
        if not self._out.isatty():
            return
        filled = BAR * done // self._total
        text = ", ".join(f"{name} {number}" for name, number in sorted(counts.items()))
        bar = "#" * filled + "." * (BAR - filled)
        self._out.write(f"\r[{bar}] {done}/{self._total}  {text}   ")
        self._out.flush()


async def send(
    session: aiohttp.ClientSession, url: str, events: list[Event], counts: Counter[str]
) -> None:
    """Post one batch and count its verdicts; a hub that is busy is asked again."""
    while True:
        async with session.post(f"{url}/events", json=events) as answer:
            text: dict[str, Any] = await answer.json()
            if "verdicts" in text:
                counts.update(verdict["status"] for verdict in text["verdicts"])
                return
            if answer.status not in {429, 503}:
                raise SystemExit(f"{answer.status}: {text['error']['message']}")
            await asyncio.sleep(float(answer.headers.get("retry-after", 1)))


async def generate(
    url: str, mix: Mix, rate: float, seconds: float, key: str = "", out: TextIO = sys.stderr
) -> Counter[str]:
    """Send `rate` events a second for `seconds`; gives the verdicts' counts."""
    counts: Counter[str] = Counter()
    total = round(rate * seconds)
    progress, events, loop = Progress(total, out), iter(mix), asyncio.get_running_loop()
    headers = {"authorization": f"Bearer {key}"} if key else {}
    began, done = loop.time(), 0
    async with aiohttp.ClientSession(headers=headers) as session:
        while done < total:
            due = min(total, max(done + 1, round((loop.time() - began) * rate)))
            batches = list(_batches(events, due - done))
            await asyncio.gather(*(send(session, url, batch, counts) for batch in batches))
            done = due
            progress.show(done, counts)
            ahead = done / rate - (loop.time() - began)
            await asyncio.sleep(max(0.0, min(TURN_SECONDS, ahead)))
    return counts


def _batches(events: Iterator[Event], number: int) -> Iterator[list[Event]]:
    while number > 0:
        yield list(islice(events, min(BATCH, number)))
        number -= BATCH


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--key", default=os.environ.get("EVENTS_KEY", ""), help="or EVENTS_KEY")
    parser.add_argument("--rate", type=float, default=100, help="events a second")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--mix", type=parse_types, default=TYPES, help="view=60,buy=8")
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--duplicates", type=float, default=0.0, help="share, 0 to 1")
    parser.add_argument("--bad", type=float, default=0.0, help="share, 0 to 1")
    parser.add_argument("--days", type=int, default=0, help="spread over the last days, up to 29")
    parser.add_argument("--seed", type=int, help="the same events again, but for their times")
    return parser.parse_args()


def main() -> None:
    given = arguments()
    mix = Mix(given.mix, given.people, given.duplicates, given.bad, given.days, Random(given.seed))
    counts = asyncio.run(generate(given.url, mix, given.rate, given.seconds, given.key))
    sys.stderr.write("\n" if sys.stderr.isatty() else "")
    for name, number in sorted(counts.items()):
        print(f"{name} {number}")


if __name__ == "__main__":
    main()
