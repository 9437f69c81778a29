"""The event bus: who is interested hears of it, and nobody needs to know whom."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, Literal, Self, TypeVar, Unpack

from core.kit.bus.contracts import ContractRegistry
from core.kit.bus.dead_letters import InMemoryDeadLetterStore
from core.kit.bus.dispatch import Dispatcher
from core.kit.bus.emission import Emission
from core.kit.bus.errors import BusError
from core.kit.bus.events import Event, EventHistory
from core.kit.bus.failures import DeadLetterStore, FailureReporter
from core.kit.bus.listeners import Callback, Listener, SubscriptionRegistry
from core.kit.bus.loop_runner import LoopRunner
from core.kit.bus.recorder import EventRecorder, RecordedEvent, read_recorded_events
from core.kit.bus.replay import EventSource, Replay, ReplayArguments
from core.kit.bus.runtime import BusComponents, BusRuntime
from core.kit.bus.transport import Transport
from core.kit.clock import Clock, SystemClock

C = TypeVar("C", bound=Callback)


class EventBus:
    """Calls every listener whose pattern matches the name of an emitted event.

    - `EventBus()` calls listeners at once. It needs no starting.
    - `EventBus(queue_size=n)` queues events for a worker: a thread inside `with bus`, a task inside
      `async with bus`. At most n wait; leaving the block handles what is queued.
    - `EventBus(transport=…)` joins the buses of several processes, inside `async with bus`.

    `contracts` gives the type of an event's data by name, `listener_timeout` (seconds) bounds async
    listeners, `history` is how many events are remembered.
    """

    def __init__(
        self,
        *,
        contracts: Mapping[str, type] | None = None,
        queue_size: int | None = None,
        transport: Transport | None = None,
        dead_letters: DeadLetterStore | None = None,
        listener_timeout: float | None = None,
        history: int = 1000,
        clock: Clock | None = None,
    ) -> None:
        self.contracts = ContractRegistry(contracts)
        self.dead_letters = InMemoryDeadLetterStore() if dead_letters is None else dead_letters
        self.history = EventHistory(history)
        clock = clock or SystemClock()
        self._now, self._numbers = clock.now, count(1)
        self._subscriptions, self._loops = SubscriptionRegistry(), LoopRunner()
        self._desk = FailureReporter(self.dead_letters, clock)
        self._dispatcher = Dispatcher(
            self._subscriptions, self._desk, self._loops, listener_timeout
        )
        parts = BusComponents(
            subscriptions=self._subscriptions,
            dispatcher=self._dispatcher,
            contracts=self.contracts,
            failure_reporter=self._desk,
            history=self.history,
            loop_runner=self._loops,
            clock=clock,
            sequence=self._numbers,
        )
        self._engine = BusRuntime(parts, queue_size, transport)
        self._immediate = self._engine.immediate
        self._recorders: list[EventRecorder] = []

    def subscribe(
        self,
        name: str,
        callback: Callback,
        *,
        with_event: bool = False,
        label: str | None = None,
    ) -> None:
        """Call `callback(data)` on each event named `name`, which may have wildcards.

        `with_event` passes the whole `Event` instead; `label` names the listener in logs, metrics,
        dead letters and replays (by default its module and qualified name). The same callback for
        the same name counts once. `InvalidName` if the pattern means nothing.
        """
        if self._subscriptions.add(Listener(name, callback, label, with_event)):
            self._engine.sync_subscriptions()

    def unsubscribe(self, name: str, callback: Callback) -> bool:
        """Take a subscription back, effective at once; false if there was none."""
        removed = self._subscriptions.remove(name, callback)
        if removed:
            self._engine.sync_subscriptions()
        return removed

    def on(self, name: str, *, with_event: bool = False) -> Callable[[C], C]:
        """`subscribe` as a decorator."""

        def register_callback(callback: C) -> C:
            self.subscribe(name, callback, with_event=with_event)
            return callback

        return register_callback

    @property
    def listeners(self) -> list[Listener]:
        """All subscriptions, in the order in which they were made."""
        return self._subscriptions.list_listeners()

    def emit(self, name: str, data: Any = None) -> Emission:
        """Announce an event.

        Plain listeners have run when this returns; async ones too, unless a loop runs in this
        thread: then they run as tasks and `await` waits for them. Both ways tell the `failures`.
        A queued or connected bus only takes the event in: `await`, or plain code, waits for room.
        Raises `InvalidName`, `ContractViolation`, and `NotSerializable` or `BusNotRunning` there.
        """
        if self.contracts:
            data = self.contracts.validate_data(name, data)
        listeners = self._subscriptions.find_listeners(name)
        event = Event(name, data, self._now(), next(self._numbers))
        if self._immediate:
            self.history.remember(event)
            return self._dispatcher.call_listeners(listeners, event)
        return self._engine.accept_event(event)

    def record_to(self, path: Path | str, names: str = ">") -> EventRecorder:
        """Write every event matching `names` to a file of JSON lines from now on."""
        recorder = EventRecorder(path)
        self.subscribe(names, recorder, with_event=True, label=f"recorder {path}")
        self._recorders.append(recorder)
        return recorder

    def replay(self, source: EventSource, **options: Unpack[ReplayArguments]) -> Replay:
        """Play recorded events again; in plain code it is over when this returns, else `await` it.

        See `ReplayArguments`. An event that breaks its contract becomes a dead letter.
        """
        return Replay(source, partial(self._replay_event, only=options.get("listeners")), options)

    def replay_from_file(
        self,
        path: Path | str,
        *,
        on_corrupt: Literal["raise", "skip"] = "raise",
        **options: Unpack[ReplayArguments],
    ) -> Replay:
        """`replay` of a file by `record_to`; `on_corrupt="skip"` passes damaged lines over."""
        return self.replay(partial(read_recorded_events, path, on_corrupt=on_corrupt), **options)

    async def join(self) -> None:
        """Wait until the queue is handled and, connected, until subscriptions are in force."""
        await self._engine.join()

    def join_thread(self) -> None:
        """`join` for plain code inside `with bus`."""
        self._engine.join_thread()

    def __enter__(self) -> Self:
        self._engine.start_thread()
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.stop_thread()
        self.close()

    async def __aenter__(self) -> Self:
        await self._engine.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._engine.stop()
        self.close()

    def close(self) -> None:
        """Close recordings and the thread that ran async listeners for plain code, if any."""
        self._loops.close()
        for recorder in self._recorders:
            self._subscriptions.remove_callback(recorder)
            recorder.close()
        self._recorders.clear()

    def _replay_event(self, recorded: RecordedEvent, only: Collection[str] | None) -> Emission:
        listeners = self._subscriptions.find_listeners(recorded.name)
        number = next(self._numbers)
        try:
            data = self.contracts.decode_data(recorded.name, recorded.data)
        except BusError as error:
            broken = Event(recorded.name, bytes(recorded.data), recorded.at, number, True)
            self._desk.report_undelivered(broken, error)
            return Emission()
        event = Event(recorded.name, data, recorded.at, number, True)
        if only is None and not self._immediate:
            return self._engine.accept_event(event)
        self.history.remember(event)
        chosen = listeners if only is None else _select_listeners(listeners, only)
        return self._dispatcher.call_listeners(chosen, event)


def _select_listeners(listeners: Sequence[Listener], labels: Collection[str]) -> list[Listener]:
    return [
        listener
        for listener in listeners
        if any(listener.label == label or listener.label.endswith(f".{label}") for label in labels)
    ]
