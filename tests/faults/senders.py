"""Systems that send events through a fault and repeat what was not answered, and their books."""

import asyncio
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import asyncpg
import httpx
import nats.errors
from nats.js import JetStreamContext

from tests.faults.arena import Arena
from tests.support.events import an_event
from tests.support.server_tokens import plain
from tests.support.waiting import eventually

BATCH = 200
SENDERS = 6
DUPLICATES, CONFLICTS, BROKEN = 0.20, 0.005, 0.005
TYPES = ("page.viewed", "cart.filled", "order.paid")


@dataclass(slots=True)
class Load:
    """Batches to send and what must come of them."""

    dice: random.Random
    valid: set[str] = field(default_factory=set)
    conflicting: Counter[str] = field(default_factory=Counter)
    sent: int = 0
    _lately: list[dict[str, Any]] = field(default_factory=list)

    def batches(self, events: int) -> Iterator[list[dict[str, Any]]]:
        """`events` events in batches: a fifth sent before, some that contradict one sent before,
        some that break a rule."""
        for start in range(0, events, BATCH):
            batch = [self._event() for _ in range(min(BATCH, events - start))]
            self.sent += len(batch)
            yield batch

    def _event(self) -> dict[str, Any]:
        throw = self.dice.random()
        if self._lately and throw < DUPLICATES:
            return self.dice.choice(self._lately)
        if self._lately and throw < DUPLICATES + CONFLICTS:
            event = self.dice.choice(self._lately)
            self.conflicting[event["event_id"]] += 1
            return event | {"user_id": f"liar {self.conflicting[event['event_id']]}"}
        if throw < DUPLICATES + CONFLICTS + BROKEN:
            return an_event(timestamp="2020-01-01T00:00:00Z")
        return self._fresh()

    def _fresh(self) -> dict[str, Any]:
        amount = f"{self.dice.randrange(1, 10_000) / 100:.2f}"
        event = an_event(event_id=str(uuid4()), event_type=self.dice.choice(TYPES), amount=amount)
        self.valid.add(event["event_id"])
        self._lately = [*self._lately[-2_000:], event]
        return event


@dataclass(slots=True)
class Sender:
    """Sends batches to the api until each was answered; an event to be tried again is."""

    port: int
    refused: Counter[str] = field(default_factory=Counter)
    repeats: int = 0

    async def send(self, batches: Iterator[list[dict[str, Any]]]) -> None:
        """Send what the iterator gives; several may share it."""
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{self.port}", timeout=15) as http:
            for batch in batches:
                while batch:
                    batch = await self._left(http, batch)

    async def _left(
        self, http: httpx.AsyncClient, batch: list[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        """What of the batch must be sent again."""
        try:
            answer = await http.post("/events", json=batch)
        except httpx.TransportError:
            await asyncio.sleep(0.1)
            self.repeats += 1
            return batch
        if answer.status_code in (429, 503) or answer.status_code >= 500:
            await asyncio.sleep(0.2)
            self.repeats += 1
            return batch
        verdicts = answer.json()["verdicts"]
        self.refused.update(one["code"] for one in verdicts if one["status"] == "invalid")
        pairs = zip(batch, verdicts, strict=True)
        return [event for event, verdict in pairs if verdict["status"] == "retry"]


async def publish(js: JetStreamContext, body: bytes, identity: str) -> None:
    """Put raw bytes on the stream of events, as often as it takes."""
    while True:
        try:
            headers = {"Nats-Msg-Id": identity}
            await js.publish("activity.raw.poison", body, 1, headers=headers)
            return
        except (nats.errors.Error, OSError, TimeoutError):
            await asyncio.sleep(0.1)


async def drained(arena: Arena) -> None:
    """Wait until nothing of the stream is left to be stored."""

    async def empty() -> bool:
        state = (await arena.js.stream_info("ACTIVITY")).state
        return state.messages == 0

    await eventually(empty, "all is stored", seconds=60)


async def book_complaints(arena: Arena, load: Load, letters: int) -> list[str]:
    """What is wrong with the books; `letters` are the dead letters that are not conflicts."""
    connection = await asyncpg.connect(plain(arena.postgres.url))
    try:
        stored = await connection.fetch("SELECT event_id::text AS id, user_id FROM events")
        ledger = await connection.fetchval("SELECT count(*) FROM event_ids")
        uneven = await connection.fetchval(UNEVEN)
        dead = dict(await connection.fetch("SELECT reason, count(*) FROM dead_letters GROUP BY 1"))
    finally:
        await connection.close()
    ids = Counter(row["id"] for row in stored)
    other = sum(dead.values()) - dead.get("conflict", 0)
    wrong = {
        "lost": len(load.valid - ids.keys()),
        "stored twice": sum(count - 1 for count in ids.values()),
        "stored unasked": len(ids.keys() - load.valid),
        "ledger differs": abs(ledger - len(ids)),
        "minutes differ from a recount": uneven,
        "dead letters missing or too many": abs(other - letters),
        "conflicts unaccounted": max(0, dead.get("conflict", 0) - sum(load.conflicting.values())),
    }
    return [f"{count} {what}" for what, count in wrong.items() if count]


UNEVEN = """
WITH recount AS (
    SELECT date_trunc('minute', ts) AS minute, event_type, count(*) AS n, sum(amount) AS total
    FROM events GROUP BY 1, 2
)
SELECT count(*) FROM recount FULL JOIN metrics_minute AS kept USING (minute, event_type)
WHERE recount.n IS DISTINCT FROM kept.n
   OR coalesce(recount.total, 0) IS DISTINCT FROM kept.total
"""
