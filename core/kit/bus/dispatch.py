"""Calling the listeners of one event, each isolated from the failures of the others."""

import asyncio
from collections.abc import Awaitable, Sequence
from inspect import isawaitable

from core.kit.background_tasks import spawn_task
from core.kit.bus.emission import COMPLETED_EMISSION, Emission
from core.kit.bus.events import Event
from core.kit.bus.failures import Failure, FailureReporter
from core.kit.bus.listeners import Listener, SubscriptionRegistry
from core.kit.bus.loop_runner import LoopRunner, find_running_loop

StartedListener = tuple[Listener, Awaitable[object]]


class Dispatcher:
    """Hands events to listeners: plain ones at once and in order, async ones as tasks.

    Where no loop runs, `dispatch` returns after the async listeners have finished, too.
    `timeout` (seconds) bounds an async listener; beyond it the listener has failed.
    """

    def __init__(
        self,
        subscriptions: SubscriptionRegistry,
        failure_reporter: FailureReporter,
        loops: LoopRunner,
        timeout: float | None,
    ) -> None:
        self._subscriptions = subscriptions
        self._desk = failure_reporter
        self._loops = loops
        self._timeout = timeout

    def dispatch(self, event: Event) -> Emission:
        """Call every listener of `event`."""
        return self.call_listeners(self._subscriptions.find_listeners(event.name), event)

    def call_listeners(self, listeners: Sequence[Listener], event: Event) -> Emission:
        """Call `listeners` with `event`; those taken back meanwhile are left out."""
        data = event.data
        started: list[StartedListener] | None = None
        failures: list[Failure] | None = None
        for listener in listeners:
            if not listener.active:
                continue
            try:
                outcome = listener.callback(event if listener.with_event else data)
            except KeyboardInterrupt:
                raise
            except (
                BaseException
            ) as error:  # SystemExit or CancelledError of one is no end of others
                failures = failures or []
                failures.append(self._desk.report_listener_failure(listener, event, error))
                continue
            if outcome is not None and isawaitable(outcome):
                started = started or []
                started.append((listener, outcome))
        if started is None:
            return COMPLETED_EMISSION if failures is None else Emission(failures)
        return self._run_awaitables(started, event, failures or [])

    def _run_awaitables(
        self, started: list[StartedListener], event: Event, failures: list[Failure]
    ) -> Emission:
        guarded = [self._run_guarded(*one, event, failures) for one in started]
        if find_running_loop() is None:
            self._loops.run_all(guarded)
            return Emission(failures)
        tasks = [
            spawn_task(work, name=f"{listener.label} on {event.name}")
            for work, (listener, _) in zip(guarded, started, strict=True)
        ]
        return Emission(failures, tasks)

    async def _run_guarded(
        self, listener: Listener, work: Awaitable[object], event: Event, failures: list[Failure]
    ) -> None:
        try:
            async with asyncio.timeout(self._timeout):
                await work
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # as above: nobody else may suffer
            failures.append(self._desk.report_listener_failure(listener, event, error))
            if _is_being_cancelled():
                raise


def _is_being_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
