"""Focus on a skill counts as practice by itself, once, however often the event is delivered."""

from uuid import UUID, uuid4

import pytest
from nats.js import JetStreamContext
from sqlalchemy.ext.asyncio import AsyncSession

from core.career.contracts.skills import AddSkill, LogFocus, RemoveEntry
from core.career.queries import SkillQueries
from core.focus import contracts as focus
from core.kit.errors import DomainError
from core.kit.messages import Event, encode
from core.kit.nats.streams import EVENTS, build_push_consumer
from tests.factories.people import a_person
from tests.support.clocks import StillClock
from tests.support.consumers import consuming
from tests.support.desk import Desk
from tests.support.held_contexts import held
from tests.support.nats_servers import OwnNats
from tests.support.waiting import eventually
from worker.reactions import ReactionConsumer, create_reaction_bus

CONFIG = build_push_consumer("reactions", "events.>", pending=64, ack_wait=5.0)


async def a_skill(desk: Desk, user: UUID) -> UUID:
    command = AddSkill(user_id=user, skill_id=uuid4(), title="Гитара", level=2)
    return (await desk.do(command)).id


async def focused(desk: Desk, user: UUID, subject: UUID, clock: StillClock, minutes: int) -> UUID:
    """The id of a session that was stopped, or had ended, after so long."""
    session_id = uuid4()
    start = focus.StartFocus(user_id=user, session_id=session_id, subject_id=subject)
    view = await desk.do(start)
    clock.shift(minutes=minutes)
    if minutes < 25:
        await desk.do(focus.StopFocus(user_id=user, session_id=session_id))
    else:
        due = focus.FinishFocus(user_id=user, session_id=session_id, due_at=view.due_at)
        await desk.do(due)
    return session_id


async def log_of(desk: Desk, user: UUID, skill_id: UUID) -> list[tuple[UUID, int, bool]]:
    async with AsyncSession(desk.engine) as session:
        page = await SkillQueries(session).list_practices(skill_id, user, 0, 50)
    return [(one.id, one.minutes, one.focused) for one in page.practices]


async def settled(js: JetStreamContext) -> None:
    async def nothing_waits() -> bool:
        info = await js.consumer_info(EVENTS, "reactions")
        return (info.num_pending, info.num_ack_pending) == (0, 0)

    await eventually(nothing_waits, "every event acknowledged")


async def publish(js: JetStreamContext, event: Event) -> None:
    await js.publish(f"events.{event.subject}", encode(event))


async def test_each_session_on_a_skill_is_one_practice(
    nats_server: OwnNats, js: JetStreamContext, desk: Desk, clock: StillClock
) -> None:
    user = await a_person(desk)
    skill_id = await a_skill(desk, user)
    whole = await focused(desk, user, skill_id, clock, 25)
    given_up = await focused(desk, user, skill_id, clock, 12)
    short = await focused(desk, user, skill_id, clock, 3)
    on_task = await focused(desk, user, uuid4(), clock, 25)
    told: list[Event] = [
        focus.FocusFinished(
            user_id=user, at=clock.now(), session_id=whole, seconds=1500, subject_id=skill_id
        ),
        focus.FocusInterrupted(
            user_id=user, at=clock.now(), session_id=given_up, seconds=720, subject_id=skill_id
        ),
        focus.FocusInterrupted(
            user_id=user, at=clock.now(), session_id=short, seconds=180, subject_id=skill_id
        ),
        focus.FocusFinished(
            user_id=user, at=clock.now(), session_id=on_task, seconds=1500, subject_id=uuid4()
        ),
    ]
    async with held(
        consuming(
            nats_server.url, EVENTS, CONFIG, ReactionConsumer(create_reaction_bus(desk.runner))
        )
    ):
        for event in told + told[:2]:
            await publish(js, event)
        await settled(js)
    assert sorted(await log_of(desk, user, skill_id)) == sorted(
        [(whole, 25, True), (given_up, 12, True)]
    )
    assert await desk.sent("events.career.practice") == ["events.career.practice_logged"] * 2


async def test_a_replay_and_a_removed_practice_bring_nothing_twice(
    desk: Desk, clock: StillClock
) -> None:
    """The practice has the session's own id, whatever the id of the command."""
    user, other = await a_person(desk), await a_person(desk)
    skill_id = await a_skill(desk, user)
    session_id = await focused(desk, user, skill_id, clock, 25)
    log = LogFocus(
        user_id=user, session_id=session_id, subject_id=skill_id, seconds=1500, at=clock.now()
    )
    foreign = LogFocus(
        user_id=other, session_id=uuid4(), subject_id=skill_id, seconds=1500, at=clock.now()
    )
    with pytest.raises(DomainError, match="not-found"):
        await desk.do(foreign)
    assert await desk.do(log) == await desk.do(log)
    assert await log_of(desk, user, skill_id) == [(session_id, 25, True)]
    await desk.do(RemoveEntry(user_id=user, skill_id=skill_id, entry_id=session_id))
    await desk.do(log)
    assert await log_of(desk, user, skill_id) == []
