"""Recording to JSON lines and playing again: filters, pace, progress, resuming, damage."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kit.bus import (
    EventBus,
    InMemoryDeadLetterStore,
    RecordedEvent,
    ReplayArguments,
)

START = datetime(2026, 5, 1, tzinfo=UTC)


class Paid(msgspec.Struct, frozen=True):
    order: int


class FixedClock:
    """Tells the time it was set to."""

    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        return self.at


def recording(path: Path, *events: tuple[str, Any, float]) -> Path:
    """Record (name, data, seconds after START)."""
    clock = FixedClock()
    bus = EventBus(clock=clock)
    bus.record_to(path)
    for name, data, seconds in events:
        clock.at = START + timedelta(seconds=seconds)
        bus.emit(name, data)
    bus.close()
    return path


def numbered(path: Path, count: int) -> Path:
    return recording(path, *[("tick", number, number) for number in range(count)])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(events=st.lists(st.tuples(st.sampled_from(["a.b", "a.c", "d"]), json_values), max_size=8))
def test_what_is_recorded_is_played_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, events: list[tuple[str, Any]]
) -> None:
    path = tmp_path_factory.mktemp("log") / "events.log"
    recording(path, *[(name, data, number) for number, (name, data) in enumerate(events)])
    bus = EventBus()
    report = bus.replay_from_file(path).report
    played = [(event.name, event.data, event.at, event.replayed) for event in bus.history]
    assert played == [
        (name, data, START + timedelta(seconds=number), True)
        for number, (name, data) in enumerate(events)
    ]
    assert report.finished
    assert report.position == path.stat().st_size


def test_filters_by_name_time_and_listener(tmp_path: Path) -> None:
    path = recording(
        tmp_path / "events.log",
        *[(f"order.{kind}", n, n) for n in range(4) for kind in ("created", "paid")],
        ("user.deleted", 9, 9),
    )
    bus, chosen, others = EventBus(), list[Any](), list[Any]()
    bus.subscribe(">", chosen.append, label="shop.counter")
    bus.subscribe(">", others.append, label="shop.mailer")
    options: ReplayArguments = {
        "since": START + timedelta(seconds=1),
        "until": START + timedelta(seconds=3),
        "names": ["order.*"],
        "listeners": ["counter"],
    }
    report = bus.replay_from_file(path, **options).report
    assert chosen == [1, 1, 2, 2]
    assert others == []
    assert (report.read, report.played) == (9, 4)
    assert report.by_name == {"order.created": 2, "order.paid": 2}


def test_a_dry_run_counts_and_changes_nothing(tmp_path: Path) -> None:
    path, state = numbered(tmp_path / "events.log", 3), tmp_path / "state"
    bus, heard = EventBus(), list[Any]()
    bus.subscribe("tick", heard.append)
    assert bus.replay_from_file(path, dry_run=True, state=state).report.played == 3
    assert heard == []
    assert not state.exists()


def test_a_broken_off_replay_goes_on_where_it_stopped(tmp_path: Path) -> None:
    path, state = numbered(tmp_path / "events.log", 10), tmp_path / "state"
    heard: list[int] = []

    def stops_at_four(number: int) -> None:
        heard.append(number)
        if len(heard) == 4:
            raise KeyboardInterrupt

    bus = EventBus()
    bus.subscribe("tick", stops_at_four)
    with pytest.raises(KeyboardInterrupt):
        bus.replay_from_file(path, state=state)
    assert bus.replay_from_file(path, state=state).report.finished
    assert heard == [0, 1, 2, 3, *range(3, 10)]
    assert bus.replay_from_file(path, state=state).report.played == 0
    assert bus.replay_from_file(path, state=state, resume_from=0).report.played == 10


@pytest.mark.parametrize(("speed", "expected"), [("recorded", 0.2), (4.0, 0.05), ("fast", 0.0)])
async def test_pace(tmp_path: Path, speed: Any, expected: float) -> None:
    path = recording(tmp_path / "events.log", ("a", 1, 0), ("a", 2, 0.1), ("a", 3, 0.2))
    began = time.monotonic()
    report = await EventBus().replay_from_file(path, speed=speed)
    assert report.played == 3
    assert time.monotonic() - began >= expected


@pytest.mark.parametrize("speed", [0.0, -1.0])
def test_a_speed_that_goes_nowhere_is_refused(tmp_path: Path, speed: float) -> None:
    with pytest.raises(ValueError, match="speed"):
        EventBus().replay_from_file(numbered(tmp_path / "events.log", 1), speed=speed)


async def test_in_a_loop_each_event_is_finished_before_the_next(tmp_path: Path) -> None:
    path, running, order = numbered(tmp_path / "events.log", 5), set[int](), list[int]()
    progress: list[int] = []
    bus = EventBus()

    @bus.on("tick")
    async def alone(number: int) -> None:
        assert not running
        running.add(number)
        await asyncio.sleep(0)
        running.discard(number)
        order.append(number)

    report = await bus.replay_from_file(path, progress=lambda now: progress.append(now.played))
    assert order == list(range(5))
    assert (report.failures, progress[-1]) == (0, 5)


async def test_a_replay_is_stopped_on_request(tmp_path: Path) -> None:
    path, heard = numbered(tmp_path / "events.log", 50), list[int]()
    bus = EventBus()
    replay = bus.replay_from_file(path)
    bus.subscribe("tick", lambda n: heard.append(n) if n < 20 else replay.stop())
    report = await replay
    assert len(heard) == 20
    assert not report.finished
    assert report.played == 21


async def test_any_source_can_be_played(tmp_path: Path) -> None:
    def listed(after: int) -> Iterator[RecordedEvent]:
        for number in range(after + 1, 6):
            yield RecordedEvent("order.paid", START, msgspec.Raw(b'{"order":%d}' % number), number)

    async def streamed(after: int) -> AsyncIterator[RecordedEvent]:
        for recorded in listed(after):
            yield recorded

    bus, heard = EventBus(contracts={"order.paid": Paid}), list[Paid]()
    bus.subscribe("order.paid", heard.append)
    state = tmp_path / "state"
    assert (await bus.replay(listed, resume_from=3)).position == 5
    assert (await bus.replay(streamed, state=state)).played == 5
    assert (await bus.replay(streamed, state=state)).played == 0
    assert [paid.order for paid in heard] == [4, 5, 1, 2, 3, 4, 5]


def test_an_event_that_breaks_its_contract_is_set_aside(tmp_path: Path) -> None:
    path = recording(
        tmp_path / "e.log", ("order.paid", {"no": 1}, 0), ("order.paid", {"order": 2}, 1)
    )
    bus, heard = EventBus(contracts={"order.paid": Paid}), list[Paid]()
    bus.subscribe("order.paid", heard.append)
    bus.replay_from_file(path)
    assert heard == [Paid(2)]
    assert isinstance(bus.dead_letters, InMemoryDeadLetterStore)
    assert "ContractViolation" in next(iter(bus.dead_letters)).reason
