"""Any order of taps, steps, deaths and sends: nobody gets it twice, nobody is left out."""

from collections.abc import Collection, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.broadcasts import contracts as c
from core.broadcasts import use_cases as u
from core.broadcasts.models import Broadcast
from core.broadcasts.rules import build_notification_key
from core.broadcasts.sending import BroadcastSender
from core.delivery.contracts import Outcome
from core.kit.errors import DomainError
from core.kit.messages import Notification, decode_notifications
from core.kit.outbox import Outbox
from core.users.contracts import Owners, Segment
from tests.support.clocks import TUESDAY_NOON, StillClock

T = TypeVar("T")
OWNER, CAST = UUID(int=1), UUID(int=2)
AHEAD = 4
ENDS = (Outcome.SENT, Outcome.FAILED, Outcome.UNKNOWN)


def at_once(coroutine: Coroutine[Any, Any, T]) -> T:
    """What a coroutine returns that never waits."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        value: T = end.value
        return value
    raise AssertionError("it waits for something")


@dataclass
class Memory:
    """The broadcast, the people and the ledger, without PostgreSQL."""

    people: list[UUID]
    row: Broadcast | None = None
    ledger: dict[str, Outcome] = field(default_factory=dict)

    def add(self, broadcast: Broadcast) -> None:
        self.row = broadcast

    async def find(self, _: UUID) -> Broadcast | None:
        return self.row

    async def get(self, _: UUID) -> Broadcast:
        assert self.row
        return self.row

    async def list_active(self) -> Sequence[Broadcast]:
        assert self.row
        return [self.row] if self.row.state == c.BroadcastState.RUNNING or self.row.waiting else []

    async def get_current_time(self) -> datetime:
        return TUESDAY_NOON

    async def count(self, _: Segment, __: datetime) -> int:
        return len(self.people)

    async def list_page(
        self, _: Segment, __: datetime, after: UUID | None, limit: int
    ) -> tuple[UUID, ...]:
        return tuple(one for one in self.people if after is None or one > after)[:limit]

    async def get_names(self, people: Collection[UUID]) -> dict[UUID, str]:
        return {one: "" for one in people if one in self.people}

    async def get_outcomes(self, keys: Sequence[str]) -> dict[str, Outcome]:
        return {key: self.ledger[key] for key in keys if key in self.ledger}


class Life(RuleBasedStateMachine):
    """Delivery sends a note at most once (its ledger), and only while the broadcast runs."""

    @initialize(count=st.integers(0, 15))
    def begin(self, count: int) -> None:
        memory: Any = Memory([UUID(int=100 + number) for number in range(count)])
        self.memory = memory
        self.clock, self.outbox = StillClock(), Outbox(None)  # type: ignore[arg-type]
        self.desk = u.BroadcastService(
            owners=Owners(frozenset([OWNER])),
            broadcasts=memory,
            outbox=self.outbox,
            clock=self.clock,
        )
        self.gone: set[str] = set()
        self.handed: list[Notification] = []
        self.cancelled_at: int | None = None
        letter = c.BroadcastMessage(text="Привет")
        made = c.CreateBroadcast(user_id=OWNER, broadcast_id=CAST, letter=letter, segment=Segment())
        at_once(u.CreateBroadcast(service=self.desk)(made))

    @property
    def row(self) -> Broadcast:
        row: Broadcast = self.memory.row
        return row

    def _act(
        self, use_case: Any, kind: Any, leads_to: c.BroadcastState, *begins: c.BroadcastState
    ) -> None:
        before = self.row.state
        try:
            card = at_once(use_case(kind(user_id=OWNER, broadcast_id=CAST)))
        except DomainError:
            assert before not in (leads_to, *begins)
            assert self.row.state == before
        else:
            assert before in (leads_to, *begins)
            assert card.state == leads_to
        self._publish()

    def _publish(self) -> None:
        taken = self.outbox.take_parameters()
        for subject, payload in zip(taken["subjects"], taken["payloads"], strict=True):
            if subject == "notify.broadcast":
                self.handed += decode_notifications(payload)

    @rule()
    def start(self) -> None:
        case = u.StartBroadcast(service=self.desk, audience=self.memory)
        # Started twice is started once; while it pauses it can only be resumed.
        self._act(case, c.StartBroadcast, c.BroadcastState.RUNNING, c.BroadcastState.DRAFT)

    @rule()
    def pause(self) -> None:
        case = u.PauseBroadcast(service=self.desk)
        self._act(case, c.PauseBroadcast, c.BroadcastState.PAUSED, c.BroadcastState.RUNNING)

    @rule()
    def resume(self) -> None:
        case = u.ResumeBroadcast(service=self.desk)
        self._act(case, c.ResumeBroadcast, c.BroadcastState.RUNNING, c.BroadcastState.PAUSED)

    @rule()
    def cancel(self) -> None:
        case = u.CancelBroadcast(service=self.desk)
        begins = (c.BroadcastState.DRAFT, c.BroadcastState.RUNNING, c.BroadcastState.PAUSED)
        self._act(case, c.CancelBroadcast, c.BroadcastState.CANCELLED, *begins)
        if self.row.state == c.BroadcastState.CANCELLED and self.cancelled_at is None:
            self.cancelled_at = list(self.memory.ledger.values()).count(Outcome.SENT)

    @rule(dies=st.booleans())
    def step(self, dies: bool) -> None:
        columns = [column.name for column in Broadcast.__table__.columns]
        before = {name: getattr(self.row, name) for name in columns}
        advance = BroadcastSender(
            broadcasts=self.memory,
            audience=self.memory,
            outcomes=self.memory,
            outbox=self.outbox,
            clock=self.clock,
        )
        at_once(advance(AHEAD))
        if not dies:
            self._publish()
            return
        self.outbox.take_parameters()  # rolled back
        for name, value in before.items():
            setattr(self.row, name, value)

    @precondition(lambda self: self.handed)
    @rule(pick=st.integers(0, 1000), outcome=st.sampled_from(ENDS))
    def deliver(self, pick: int, outcome: Outcome) -> None:
        note = self.handed[pick % len(self.handed)]
        if (
            note.key in self.memory.ledger | dict.fromkeys(self.gone)
            or self.row.state == c.BroadcastState.PAUSED
        ):
            return
        silent = self.row.state == c.BroadcastState.CANCELLED
        self.memory.ledger[note.key] = Outcome.SILENCED if silent else outcome

    @precondition(lambda self: self.memory.people)
    @rule(pick=st.integers(0, 1000))
    def delete_a_person(self, pick: int) -> None:
        """Their ledger goes with them."""
        gone = self.memory.people.pop(pick % len(self.memory.people))
        self.gone.add(build_notification_key(CAST, gone))
        self.memory.ledger.pop(build_notification_key(CAST, gone), None)

    @rule()
    def wait_long(self) -> None:
        self.clock.shift(minutes=11)

    @invariant()
    def nobody_is_counted_twice_or_forgotten(self) -> None:
        row, keys = self.row, {note.key for note in self.handed}
        assert len(row.waiting) == len(set(row.waiting)) <= AHEAD
        assert row.current_tally.ended_count + len(row.waiting) == len(keys)
        assert {build_notification_key(CAST, one) for one in row.waiting} <= keys
        if self.cancelled_at is not None:
            sent = list(self.memory.ledger.values()).count(Outcome.SENT)
            assert sent <= self.cancelled_at
        if row.state == c.BroadcastState.DONE:
            meant = {build_notification_key(CAST, one) for one in self.memory.people}
            assert meant <= keys <= meant | self.gone
            assert row.current_tally.ended_count == row.total == len(keys)
            assert row.current_tally.remaining_count == 0

    def teardown(self) -> None:
        """Left to run, it comes to its end."""
        if not hasattr(self, "memory"):
            return
        if self.row.state in (c.BroadcastState.DRAFT, c.BroadcastState.PAUSED):
            (self.start if self.row.state == c.BroadcastState.DRAFT else self.resume)()
        for _ in range(3 * len(self.memory.people) + 3):
            self.wait_long()
            self.step(dies=False)
            for number in range(len(self.handed)):
                self.deliver(number, Outcome.SENT)
        assert self.row.state in (c.BroadcastState.DONE, c.BroadcastState.CANCELLED)
        assert self.row.waiting == []
        self.nobody_is_counted_twice_or_forgotten()


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=80, stateful_step_count=30, deadline=None)


@pytest.mark.parametrize(
    "kind", [c.StartBroadcast, c.PauseBroadcast, c.ResumeBroadcast, c.CancelBroadcast]
)
def test_whoever_is_no_owner_finds_nothing(kind: Any) -> None:
    memory: Any = Memory([])
    desk = u.BroadcastService(
        owners=Owners(), broadcasts=memory, outbox=Outbox(memory), clock=StillClock()
    )
    more = {"audience": memory} if kind is c.StartBroadcast else {}
    case = getattr(u, kind.__name__)(service=desk, **more)
    with pytest.raises(DomainError) as told:
        at_once(case(kind(user_id=OWNER, broadcast_id=CAST)))
    assert told.value.code == "not-found"
