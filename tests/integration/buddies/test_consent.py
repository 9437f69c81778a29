"""Whatever people do in whatever order: a habit is seen by those alone who agreed with its owner,
for as long as both agree. The product's own commands and queries, against an independent account.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID, uuid4

from dishka import AsyncContainer
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from core.buddies import contracts as c
from core.buddies.queries import BuddyQueries
from core.buddies.rules import INVITATION_LIFETIME, hash_token
from core.habits.contracts.commands import ArchiveHabit, RestoreHabit
from core.kit.errors import DomainError
from tests.factories.people import a_person
from tests.factories.things import a_habit
from tests.support.clocks import StillClock
from tests.support.desk import Desk

T = TypeVar("T")
PEOPLE = st.integers(0, 2)
HABITS = st.integers(0, 1)  # habit n belongs to person n
ANY = st.integers(-4, 3)  # of a list that grows, the newest above all


@dataclass(slots=True, frozen=True)
class Stage:
    """The running servers, and the loop that talks to them."""

    loop: asyncio.AbstractEventLoop
    desk: Desk
    container: AsyncContainer
    clock: StillClock

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(20)


class Consent(RuleBasedStateMachine):
    """`agreed` maps (habit, person) to the bond; `links` are all secrets ever made. Steps wait for
    the loop of the test."""

    stage: Stage

    @initialize()
    def begin(self) -> None:
        self.people = [self.stage.run(a_person(self.stage.desk)) for _ in range(3)]
        self.habits = [
            self.stage.run(self.stage.desk.do(a_habit(self.people[n]))).id for n in range(2)
        ]
        self.links: list[tuple[str, int, UUID]] = []
        self.usable: dict[str, Any] = {}
        self.invitee: dict[str, int] = {}
        self.agreed: dict[tuple[int, int], UUID] = {}
        self.parted: dict[tuple[int, int], Any] = {}
        self.resting: set[int] = set()
        for habit, buddy in ((0, 2), (1, 0)):  # from here on there is something to lose
            self.invite(habit, habit)
            self.accept(-1, buddy)
        assert len(self.agreed) == 2

    @rule(habit=HABITS, by=PEOPLE)
    def invite(self, habit: int, by: int) -> None:
        secret = uuid4().hex
        command = c.InviteBuddy(
            user_id=self.people[by],
            habit_id=self.habits[habit],
            invitation_id=uuid4(),
            token_hash=hash_token(secret),
        )
        done = self.attempt(command)
        assert (done is None) or (by == habit and habit not in self.resting)
        if done is not None:
            self.links.append((secret, habit, done.id))
            self.usable[secret] = self.stage.clock.now()

    @precondition(lambda self: self.agreed)
    @rule(which=ANY, habit=HABITS, by=PEOPLE)
    def invite_a_buddy(self, which: int, habit: int, by: int) -> None:
        """Through a bond, for the other one of it alone."""
        secret, pair = uuid4().hex, list(self.agreed)[which % len(self.agreed)]
        command = c.InviteBuddy(
            user_id=self.people[by],
            habit_id=self.habits[habit],
            invitation_id=uuid4(),
            token_hash=hash_token(secret),
            through=self.agreed[pair],
        )
        done = self.attempt(command)
        if done is None or done.id != command.invitation_id:  # else one is open already
            return
        assert by == habit
        assert by in pair
        self.links.append((secret, habit, done.id))
        self.usable[secret] = self.stage.clock.now()
        self.invitee[secret] = pair[0] if by == pair[1] else pair[1]

    @precondition(lambda self: self.links)
    @rule(which=ANY, by=PEOPLE)
    def accept(self, which: int, by: int) -> None:
        secret, habit, _ = self.links[which % len(self.links)]
        done = self.attempt(
            c.AcceptInvitation(user_id=self.people[by], token_hash=hash_token(secret))
        )
        if (habit, by) in self.agreed:
            return
        assert (done is not None) == self.may_come(secret, habit, by)
        if done is not None:
            self.agreed[habit, by] = done.id
            del self.usable[secret]

    @precondition(lambda self: self.links)
    @rule(which=ANY, by=PEOPLE)
    def decline(self, which: int, by: int) -> None:
        secret, *_ = self.links[which % len(self.links)]
        command = c.DeclineInvitation(user_id=self.people[by], token_hash=hash_token(secret))
        if self.attempt(command) is not None:
            del self.usable[secret]

    @precondition(lambda self: self.links)
    @rule(which=ANY, by=PEOPLE)
    def revoke(self, which: int, by: int) -> None:
        secret, habit, invitation = self.links[which % len(self.links)]
        command = c.RevokeInvitation(user_id=self.people[by], invitation_id=invitation)
        done = self.attempt(command)
        assert done is None or by == habit
        if done is not None:
            self.usable.pop(secret, None)

    @precondition(lambda self: self.agreed)
    @rule(which=ANY, by=PEOPLE)
    def stop(self, which: int, by: int) -> None:
        habit, buddy = pair = list(self.agreed)[which % len(self.agreed)]
        command = c.StopBuddy(user_id=self.people[by], bond_id=self.agreed[pair])
        done = self.attempt(command)
        assert (done is not None) == (by in (habit, buddy))
        if done is not None:
            del self.agreed[pair]
            self.parted[pair] = self.stage.clock.now()

    @precondition(lambda self: self.agreed)
    @rule(which=ANY, by=PEOPLE)
    def cheer(self, which: int, by: int) -> None:
        habit, buddy = pair = list(self.agreed)[which % len(self.agreed)]
        command = c.CheerBuddy(user_id=self.people[by], bond_id=self.agreed[pair], cheer="strong")
        done = self.attempt(command)
        assert (done is not None) == (by == buddy and habit not in self.resting)

    @rule(habit=HABITS, rests=st.booleans())
    def rest(self, habit: int, rests: bool) -> None:
        kind = ArchiveHabit if rests else RestoreHabit
        self.stage.run(
            self.stage.desk.do(kind(user_id=self.people[habit], habit_id=self.habits[habit]))
        )
        (self.resting.add if rests else self.resting.discard)(habit)

    @rule(hours=st.sampled_from([0.01, 1, 90]))
    def wait(self, hours: float) -> None:
        self.stage.clock.shift(hours=hours)

    def may_come(self, secret: str, habit: int, by: int) -> bool:
        made = self.usable.get(secret)
        fresh = made is not None and self.stage.clock.now() - made < INVITATION_LIFETIME
        since = self.parted.get((habit, by))
        fresh = fresh and self.invitee.get(secret, by) == by
        return fresh and by != habit and habit not in self.resting and (not since or made > since)

    def attempt(self, command: Any) -> Any:
        self.stage.clock.shift(seconds=1)
        try:
            return self.stage.run(self.stage.desk.do(command))
        except DomainError:
            return None

    @invariant()
    def nobody_else_sees_anything(self) -> None:
        for person in range(3):
            self.stage.run(self.look(person))

    async def look(self, person: int) -> None:
        viewer = self.people[person]
        async with self.stage.container() as scope:
            queries = await scope.get(BuddyQueries)
            shown = {one.bond_id for one in await queries.list_shared_habits(viewer)}
            assert shown == {
                bond
                for (habit, buddy), bond in self.agreed.items()
                if buddy == person and habit not in self.resting
            }
            for number, habit in enumerate(self.habits):
                seen = await queries.get_shared_habit(habit, viewer)
                allowed = (number, person) in self.agreed and number not in self.resting
                assert (seen is not None) == allowed
                circle = await queries.get_circle(habit, viewer)
                assert circle is None or number == person
            for pair, bond in self.agreed.items():
                if pair[1] != person:
                    assert await queries.get_shared_by_link(bond, viewer) is None
                if pair[0] != person:
                    assert await queries.get_buddy(bond, viewer) is None
            for secret, number, _ in self.links[-3:]:
                offer = await queries.get_offer(hash_token(secret), viewer)
                told = self.may_come(secret, number, person)
                known = (number, person) in self.agreed
                assert bool(offer.title) == (told and not known)


async def test_nothing_is_seen_without_the_consent_of_both(
    desk: Desk, container: AsyncContainer, clock: StillClock
) -> None:
    loop = asyncio.get_running_loop()
    few = settings(
        max_examples=4,
        stateful_step_count=20,
        deadline=None,
        phases=[Phase.generate],  # to shrink over a database takes minutes
        suppress_health_check=list(HealthCheck),
    )
    consent = type("Here", (Consent,), {"stage": Stage(loop, desk, container, clock)})
    await asyncio.to_thread(run_state_machine_as_test, consent, settings=few)
    assert clock.now() > StillClock().now(), "nothing was done"
