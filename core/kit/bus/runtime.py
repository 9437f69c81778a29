"""How a bus carries its events: at once, through a queue, or through a transport."""

import asyncio
from dataclasses import dataclass
from itertools import count

from core.kit.background_tasks import spawn_task
from core.kit.bus.contracts import ContractRegistry
from core.kit.bus.dispatch import Dispatcher
from core.kit.bus.emission import Emission
from core.kit.bus.errors import BusError, BusNotRunning
from core.kit.bus.events import Event, EventHistory
from core.kit.bus.failures import FailureReporter
from core.kit.bus.listeners import SubscriptionRegistry
from core.kit.bus.loop_runner import LoopRunner, find_running_loop
from core.kit.bus.queues import TaskQueue, ThreadQueue
from core.kit.bus.transport import Transport
from core.kit.bus.transport_link import TransportLink
from core.kit.clock import Clock

DEFAULT_QUEUE_SIZE = 1000


@dataclass(slots=True, frozen=True, kw_only=True)
class BusComponents:
    """What a bus consists of."""

    subscriptions: SubscriptionRegistry
    dispatcher: Dispatcher
    contracts: ContractRegistry
    failure_reporter: FailureReporter
    history: EventHistory
    loop_runner: LoopRunner
    clock: Clock
    sequence: "count[int]"


class BusRuntime:
    """Starts and stops the worker or the link of a bus and hands events over to it."""

    def __init__(
        self, components: BusComponents, queue_size: int | None, transport: Transport | None
    ) -> None:
        self._parts, self._queue_size, self._transport = components, queue_size, transport
        self.immediate = queue_size is None and transport is None
        self._queue: TaskQueue | ThreadQueue | None = None
        self._link: TransportLink | None = None

    def accept_event(self, event: Event) -> Emission:
        """Take an event in; `BusNotRunning` before the start and after the stop."""
        if self._link is not None:
            emission = self._link.send_event(event)
        elif self._queue is not None:
            emission = self._queue.put(event)
        elif self.immediate:
            emission = self._parts.dispatcher.dispatch(event)
        else:
            raise BusNotRunning
        self._parts.history.remember(event)
        return emission

    def start_thread(self) -> None:
        """Begin to work from plain code."""
        if self._transport is not None:
            raise BusError("a connected bus lives in a loop: use `async with bus`")
        if self._queue_size is not None:
            dispatch = self._parts.dispatcher.dispatch
            self._queue = ThreadQueue(dispatch, self._queue_size, self._parts.failure_reporter)
            self._queue.start()

    def stop_thread(self) -> None:
        """Handle what is queued, then stop."""
        if isinstance(self._queue, ThreadQueue):
            self._queue.stop()
        self._queue = None

    async def start(self) -> None:
        """Begin to work in the running loop."""
        self._parts.loop_runner.set_home_loop(asyncio.get_running_loop())
        if self._transport is not None:
            link = TransportLink(
                self._transport,
                queue_size=self._queue_size or DEFAULT_QUEUE_SIZE,
                dispatcher=self._parts.dispatcher,
                subscriptions=self._parts.subscriptions,
                contracts=self._parts.contracts,
                failure_reporter=self._parts.failure_reporter,
                history=self._parts.history,
                clock=self._parts.clock,
                sequence=self._parts.sequence,
            )
            await link.start()
            self._link = link
        elif self._queue_size is not None:
            self._queue = TaskQueue(
                self._handle_event, self._queue_size, self._parts.failure_reporter
            )
            self._queue.start()

    async def stop(self) -> None:
        """Handle or send what is queued, then stop."""
        if self._link is not None:
            await self._link.stop()
        if isinstance(self._queue, TaskQueue):
            await self._queue.stop()
        self._link = self._queue = None

    async def join(self) -> None:
        """Wait until what was emitted is handled or sent, and subscriptions are in force."""
        if self._link is not None:
            await self._link.join()
        if isinstance(self._queue, TaskQueue):
            await self._queue.join()
        elif self._queue is not None:
            await asyncio.to_thread(self._queue.join)

    def join_thread(self) -> None:
        """`join` for plain code."""
        if isinstance(self._queue, ThreadQueue):
            self._queue.join()

    def sync_subscriptions(self) -> None:
        """Tell the transport, if connected, who listens to what now."""
        if self._link is None:
            return
        if find_running_loop() is None:
            self._parts.loop_runner.run_all([self._link.sync_subscriptions()])
        else:
            spawn_task(self._link.sync_subscriptions(), name="bus subscriptions")

    async def _handle_event(self, event: Event, _payload: bytes) -> None:
        await self._parts.dispatcher.dispatch(event)
