"""Accepting events: judged, packed into envelopes, durable, and only then answered."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Any

import msgspec
from prometheus_client import Counter

from api.ingest.memory import Recent, fingerprint
from api.ingest.outlet import Letter, Outlet, Unavailable
from core.activity.contracts import Item, RefusedItem, Status, Verdict
from core.activity.rules import Refusal, read_values
from core.kit.clock import Clock
from core.kit.loops import Pauses

PART_BYTES = 512 << 10  # NATS takes messages up to 1 MB
SUBJECT = "activity.raw."
Judged = Item | Refusal
_encode = msgspec.json.Encoder().encode
_verdicts = Counter("uspevai_activity_verdicts_total", "Events at the doors", ["verdict"])
_counts = {status: _verdicts.labels(status.value) for status in Status}


@dataclass(slots=True)
class Ingest:
    """What every door calls: `accept` with values, `take` with what the rules have judged."""

    outlet: Outlet
    clock: Clock
    recent: Recent = field(default_factory=Recent, init=False)

    async def accept(self, values: Sequence[Any], source: str) -> list[Verdict]:
        """One verdict for each event, given as a mapping in the form of `Incoming`.

        Raises rules.TooMany. Events that could not be made durable get `retry`.
        """
        return await self.take(await judge(read_values(values, self.clock.now())), source)

    async def take(self, judged: Sequence[Judged], source: str) -> list[Verdict]:
        """One verdict for each, in order; what is `accepted` survives whatever happens next."""
        contents: dict[int, int] = {}
        verdicts, pauses = [], Pauses()
        for number, one in enumerate(judged):
            verdicts.append(self._first_look(one, number, contents))
            await pauses.take()
        fresh = [one for n, one in enumerate(judged) if n in contents and isinstance(one, Item)]
        if fresh:
            sent = await self._send(fresh, source)
            for (number, content), item, fault in zip(contents.items(), fresh, sent, strict=True):
                if fault is None:
                    self.recent.add(item.event_id, content)
                else:
                    verdicts[number] = _retry(item, fault)
        for status, number in count(verdicts).items():
            if number:
                _counts[status].inc(number)
        return verdicts

    async def bury(self, refused: Sequence[RefusedItem], source: str) -> bool:
        """Keep as dead letters what nobody can be told about; False if nothing could take them."""
        letters = {"items": [], "refused": refused}
        content = _encode(letters)
        if len(content) > PART_BYTES and len(refused) > 1:
            middle = len(refused) // 2
            first = await self.bury(refused[:middle], source)
            return await self.bury(refused[middle:], source) and first
        identity = blake2b(content, digest_size=16).hexdigest()
        body = _encode({"source": source, "received_at": self.clock.now(), **letters})
        try:
            await self.outlet.send(Letter(SUBJECT + source, identity, msgspec.Raw(body)))
        except Unavailable:
            return False
        return True

    def _first_look(self, one: Judged, number: int, contents: dict[int, int]) -> Verdict:
        """The verdict if all goes well; events to be sent are noted in `contents`."""
        if isinstance(one, Refusal):
            return Verdict(one.event_id, Status.INVALID, one.code, one.reason)
        content = fingerprint(one)
        known = self.recent.get(one.event_id)
        if known is None:
            contents[number] = content
            return Verdict(one.event_id, Status.ACCEPTED)
        if known == content:
            return Verdict(one.event_id, Status.DUPLICATE)
        return Verdict(one.event_id, Status.INVALID, "conflict", "this id has another content")

    async def _send(self, items: list[Item], source: str) -> list[Unavailable | None]:
        """Send in as few envelopes as there can be; gives the fault each item met with."""
        body = _encode(items)
        if len(body) > PART_BYTES and len(items) > 1:
            middle = len(items) // 2
            halves = items[:middle], items[middle:]
            first, second = await asyncio.gather(*(self._send(half, source) for half in halves))
            return first + second
        try:
            await self.outlet.send(_letter(body, source, self.clock.now()))
        except Unavailable as fault:
            return [fault] * len(items)
        return [None] * len(items)


async def judge(events: Iterable[Judged]) -> list[Judged]:
    """Hold events against the rules one after the other, with pauses in which others go on."""
    judged, pauses = [], Pauses()
    for event in events:
        judged.append(event)
        await pauses.take()
    return judged


def count(verdicts: Sequence[Verdict]) -> dict[Status, int]:
    """How many there are of each status."""
    return {status: sum(one.status is status for one in verdicts) for status in Status}


def _letter(items: bytes, source: str, now: datetime) -> Letter:
    """The envelope; its id follows from its content, so a repeated request is one message."""
    body = _encode({"source": source, "received_at": now, "items": msgspec.Raw(items)})
    identity = blake2b(items, digest_size=16, key=source.encode()[:64]).hexdigest()
    return Letter(SUBJECT + source, identity, msgspec.Raw(body))


def _retry(item: Item, fault: Unavailable) -> Verdict:
    return Verdict(item.event_id, Status.RETRY, "unavailable", str(fault))
