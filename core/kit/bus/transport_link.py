"""A bus connected to other processes: what goes out, what comes in."""

import asyncio
from datetime import datetime
from itertools import count
from typing import Any
from uuid import uuid4

import msgspec

from core.kit.bus.contracts import ContractRegistry, encode_data
from core.kit.bus.dispatch import Dispatcher
from core.kit.bus.emission import Emission
from core.kit.bus.errors import BusError, ContractViolation
from core.kit.bus.events import Event, EventHistory
from core.kit.bus.failures import FailureReporter
from core.kit.bus.listeners import SubscriptionRegistry
from core.kit.bus.matching import PatternTrie
from core.kit.bus.queues import TaskQueue
from core.kit.bus.transport import Transport
from core.kit.clock import Clock


class EventEnvelope(msgspec.Struct, omit_defaults=True):
    """An event on the wire, as JSON."""

    at: datetime
    data: msgspec.Raw
    bus: str
    replayed: bool = False


class TransportLink:
    """Sends events through a transport in the order of their emits; hands arrivals to listeners.

    An event emitted here reaches the listeners here by the transport, too: each listener once.
    """

    def __init__(
        self,
        transport: Transport,
        *,
        queue_size: int,
        dispatcher: Dispatcher,
        subscriptions: SubscriptionRegistry,
        contracts: ContractRegistry,
        failure_reporter: FailureReporter,
        history: EventHistory,
        clock: Clock,
        sequence: "count[int]",
    ) -> None:
        self._transport = transport
        self._dispatcher, self._subscriptions = dispatcher, subscriptions
        self._contracts, self._desk, self._history = contracts, failure_reporter, history
        self._clock, self._numbers = clock, sequence
        self._queue = TaskQueue(self._publish_event, queue_size, failure_reporter)
        self._bus_id = uuid4().hex
        self._listening: dict[str, int] = {}
        self._owners: PatternTrie[str] = PatternTrie()
        self._changing = asyncio.Lock()
        self._order = count()

    async def start(self) -> None:
        """Connect and listen to every pattern subscribed so far."""
        await self._transport.start(self._deliver_message)
        await self.sync_subscriptions()
        self._queue.start()

    def send_event(self, event: Event) -> Emission:
        """Queue an event for the transport; `NotSerializable` if its data has no JSON form."""
        data = msgspec.Raw(encode_data(event.name, event.data))
        envelope = EventEnvelope(event.at, data, self._bus_id, event.replayed)
        return self._queue.put(event, _encoder.encode(envelope))

    async def sync_subscriptions(self) -> None:
        """Listen to exactly the patterns somebody subscribed to."""
        async with self._changing:
            wanted = self._subscriptions.list_patterns()
            for pattern in sorted(wanted - self._listening.keys()):
                await self._transport.subscribe_pattern(pattern)
                self._listening[pattern] = next(self._order)
                self._owners.add(pattern, pattern)
            for pattern in sorted(self._listening.keys() - wanted):
                await self._transport.unsubscribe_pattern(pattern)
                del self._listening[pattern]
                self._owners.remove(pattern, pattern)

    async def join(self) -> None:
        """Wait until the transport has all that was emitted and all subscriptions are in force."""
        await self.sync_subscriptions()
        await self._queue.join()

    async def stop(self) -> None:
        """Send what is queued, then disconnect."""
        await self._queue.stop()
        await self._transport.close()

    async def _publish_event(self, event: Event, payload: bytes) -> None:
        await self._transport.publish(event.name, payload)

    async def _deliver_message(self, pattern: str, name: str, payload: bytes) -> None:
        if not self._is_first_match(pattern, name):
            return
        try:
            event, source = self._decode_event(name, payload)
        except BusError as error:
            broken = Event(
                name, _decode_for_display(payload), self._clock.now(), next(self._numbers)
            )
            self._desk.report_undelivered(broken, error)
            return
        if source != self._bus_id:
            self._history.remember(event)
        await self._dispatcher.dispatch(event)

    def _is_first_match(self, pattern: str, name: str) -> bool:
        # Where patterns overlap a server sends a copy for each: the oldest one's copy counts.
        matching = self._owners.find_matching(name)
        return bool(matching) and min(matching, key=self._listening.__getitem__) == pattern

    def _decode_event(self, name: str, payload: bytes) -> tuple[Event, str]:
        envelope = _decode_envelope(name, payload)
        data: Any = self._contracts.decode_data(name, envelope.data)
        event = Event(name, data, envelope.at, next(self._numbers), envelope.replayed)
        return event, envelope.bus


def _decode_envelope(name: str, payload: bytes) -> EventEnvelope:
    try:
        return _envelope_decoder.decode(payload)
    except msgspec.DecodeError as error:
        raise ContractViolation(name, str(error)) from error


def _decode_for_display(payload: bytes) -> str:
    return payload.decode("utf-8", "backslashreplace")


_envelope_decoder = msgspec.json.Decoder(EventEnvelope)
_encoder = msgspec.json.Encoder()
