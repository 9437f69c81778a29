"""The queue of a bus, read by a task or a thread: bounded, drained on stop, hard to kill."""

import asyncio
import threading
from collections import deque
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from functools import partial

from prometheus_client import Counter

from core.kit.background_tasks import spawn_task
from core.kit.bus.emission import COMPLETED_EMISSION, DeferredEmission, Emission
from core.kit.bus.errors import BusNotRunning, QueueOverflow
from core.kit.bus.events import Event
from core.kit.bus.failures import FailureReporter
from core.kit.bus.loop_runner import find_running_loop

QUEUED_TOTAL = Counter("bus_queued", "Events accepted by the queue of a bus")
YIELD_EVERY = 64
QueuedEvent = tuple[Event, bytes]

# Set in the worker and in everything its listeners start: an emit from there must not wait for
# room which only the worker itself can make.
_current_worker: ContextVar[object] = ContextVar("bus_worker", default=None)


class TaskQueue:
    """Jobs handled one after another by a task of the loop in which `start` was called."""

    def __init__(
        self,
        handle: Callable[[Event, bytes], Awaitable[object]],
        size: int,
        failure_reporter: FailureReporter,
    ) -> None:
        self._handle = handle
        self._size = size
        self._desk = failure_reporter
        self._jobs: asyncio.Queue[QueuedEvent] = asyncio.Queue()
        self._room = asyncio.Event()
        self._open = False

    def start(self) -> None:
        """Begin to work."""
        self._loop = asyncio.get_running_loop()
        self._open = True
        self._task = spawn_task(self._process_queue(), name="bus queue")

    def put(self, event: Event, payload: bytes = b"") -> Emission:
        """Queue a job. Without room: plain code waits, async code waits in `await`."""
        if _current_worker.get() is self and not self._task.done():
            return self._put_beyond_bound(event, payload)
        if not self._open:
            raise BusNotRunning
        if find_running_loop() is self._loop:
            return self._put_in_loop(event, payload)
        asyncio.run_coroutine_threadsafe(self._wait_for_space(event, payload), self._loop).result()
        return COMPLETED_EMISSION

    async def join(self) -> None:
        """Wait until all that was queued is handled."""
        await self._jobs.join()

    async def stop(self) -> None:
        """Refuse new jobs, handle those queued, end the task."""
        self._open = False
        self._room.set()
        drained = asyncio.get_running_loop().create_task(self._jobs.join())
        await asyncio.wait([drained, self._task], return_when=asyncio.FIRST_COMPLETED)
        drained.cancel()
        self._task.cancel()
        await asyncio.wait([drained, self._task])

    def _put_beyond_bound(self, event: Event, payload: bytes) -> Emission:
        if find_running_loop() is self._loop:
            self._enqueue_event(event, payload)
        else:
            self._loop.call_soon_threadsafe(self._enqueue_event, event, payload)
        return COMPLETED_EMISSION

    def _put_in_loop(self, event: Event, payload: bytes) -> Emission:
        if self._jobs.qsize() < self._size:
            self._enqueue_event(event, payload)
            return COMPLETED_EMISSION
        return DeferredEmission(
            partial(self._wait_for_space, event, payload),
            partial(self._desk.report_undelivered, event, QueueOverflow()),
        )

    async def _wait_for_space(self, event: Event, payload: bytes) -> None:
        while self._open and self._jobs.qsize() >= self._size:
            self._room.clear()
            await self._room.wait()
        if not self._open:
            raise BusNotRunning
        self._enqueue_event(event, payload)

    def _enqueue_event(self, event: Event, payload: bytes) -> None:
        self._jobs.put_nowait((event, payload))
        QUEUED_TOTAL.inc()

    async def _process_queue(self) -> None:
        _current_worker.set(self)
        handled = 0
        try:
            while True:
                await self._process_event(*await self._jobs.get())
                handled += 1
                if handled % YIELD_EVERY == 0:
                    await asyncio.sleep(0)
        finally:
            self._abandon_queued()

    async def _process_event(self, event: Event, payload: bytes) -> None:
        self._room.set()
        try:
            await self._handle(event, payload)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # the worker outlives whatever a job throws at it
            self._desk.report_undelivered(event, error)
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
        finally:
            self._jobs.task_done()

    def _abandon_queued(self) -> None:
        self._open = False
        while not self._jobs.empty():
            self._desk.report_undelivered(self._jobs.get_nowait()[0], BusNotRunning())
            self._jobs.task_done()


class ThreadQueue:
    """Events handled one after another by a thread."""

    def __init__(
        self, handle: Callable[[Event], object], size: int, failure_reporter: FailureReporter
    ) -> None:
        self._handle = handle
        self._size = size
        self._desk = failure_reporter
        self._events: deque[Event] = deque()
        self._changed = threading.Condition()
        self._unfinished = 0
        self._open = False
        self._ended = True

    def start(self) -> None:
        """Begin to work."""
        self._open, self._ended = True, False
        self._thread = threading.Thread(target=self._process_queue, name="bus queue", daemon=True)
        self._thread.start()

    def put(self, event: Event) -> Emission:
        """Queue an event. Without room: plain code waits, async code waits in `await`."""
        from_worker = _current_worker.get() is self
        if find_running_loop() is None or from_worker:
            self._wait_for_space(event, beyond_bound=from_worker)
            return COMPLETED_EMISSION
        with self._changed:
            if self._open and len(self._events) < self._size:
                self._enqueue_event(event)
                return COMPLETED_EMISSION
        return DeferredEmission(
            lambda: asyncio.to_thread(self._wait_for_space, event),
            partial(self._desk.report_undelivered, event, QueueOverflow()),
        )

    def join(self) -> None:
        """Wait until all that was queued is handled."""
        with self._changed:
            self._changed.wait_for(lambda: self._unfinished == 0)

    def stop(self) -> None:
        """Refuse new events, handle those queued, end the thread."""
        with self._changed:
            self._open = False
            self._changed.notify_all()
        self._thread.join()

    def _wait_for_space(self, event: Event, beyond_bound: bool = False) -> None:
        with self._changed:
            if not beyond_bound:
                self._changed.wait_for(lambda: not self._open or len(self._events) < self._size)
            if self._ended or not (self._open or beyond_bound):
                raise BusNotRunning
            self._enqueue_event(event)

    def _enqueue_event(self, event: Event) -> None:
        self._events.append(event)
        self._unfinished += 1
        self._changed.notify_all()
        QUEUED_TOTAL.inc()

    def _process_queue(self) -> None:
        _current_worker.set(self)
        while (event := self._take_next()) is not None:
            try:
                self._handle(event)
            except BaseException as error:  # a thread has nobody above it to tell
                self._desk.report_undelivered(event, error)
            with self._changed:
                self._unfinished -= 1
                self._changed.notify_all()

    def _take_next(self) -> Event | None:
        with self._changed:
            self._changed.wait_for(lambda: self._events or not self._open)
            if not self._events:
                self._ended = True
                return None
            event = self._events.popleft()
            self._changed.notify_all()
            return event
