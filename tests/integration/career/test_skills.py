"""Levels are asked about on the ladder's days, and practice is counted once."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from core.career.contracts.skills import (
    AddEvidence,
    AddSkill,
    AnswerCheckIn,
    ArchiveSkill,
    CheckInAnswer,
    DeleteSkill,
    EditSkill,
    LogPractice,
    RemoveEntry,
    RestoreEntry,
    RestoreSkill,
    SetLevel,
    SkillCard,
    TakeBackAnswer,
    UnarchiveSkill,
)
from core.career.queries import SkillQueries
from core.kit.errors import DomainError
from tests.factories.people import a_person
from tests.support.clocks import StillClock
from tests.support.desk import Desk

TODAY = date(2026, 3, 10)


async def a_skill(desk: Desk, user: UUID, level: int = 3, **more: object) -> SkillCard:
    command = AddSkill(
        user_id=user, skill_id=uuid4(), title="Английский", level=level, target=4, **more
    )
    first, again = await desk.do(command), await desk.do(command)
    assert first == again
    return first


def answer(user: UUID, card: SkillCard, said: CheckInAnswer) -> AnswerCheckIn:
    return AnswerCheckIn(user_id=user, skill_id=card.id, turn=card.turn, answer=said)


def evening(day: date) -> datetime:
    """18:00 in Moscow."""
    return datetime(day.year, day.month, day.day, 15, tzinfo=UTC)


async def test_answers_climb_the_ladder_and_a_new_level_begins_at_its_foot(
    desk: Desk, clock: StillClock
) -> None:
    user = await a_person(desk)
    card, day = await a_skill(desk, user), TODAY
    for wait in (1, 3, 7, 14, 30, 30):
        day += timedelta(days=wait)
        assert card.check_on == day
        assert await desk.alarms(card.id) == [evening(day)]
        clock.instant = evening(day)
        card = await desk.do(answer(user, card, "still"))
    raised = await desk.do(answer(user, card, "higher"))
    assert (raised.level, raised.check_on) == (4, day + timedelta(days=1))
    lowered = await desk.do(answer(user, raised, "lower"))
    assert (lowered.level, lowered.turn) == (3, 8)
    told = await desk.sent("events.career.skill_")
    assert told[1:] == ["events.career.skill_confirmed"] * 6 + [
        "events.career.skill_raised",
        "events.career.skill_lowered",
    ]


async def test_an_answer_counts_once_and_is_taken_back_while_it_is_the_latest(
    desk: Desk, clock: StillClock
) -> None:
    user = await a_person(desk)
    asked = await a_skill(desk, user)
    clock.shift(days=1)
    first = await desk.do(answer(user, asked, "higher"))
    assert await desk.do(answer(user, asked, "lower")) == first, "the question was answered"
    take_back = TakeBackAnswer(user_id=user, skill_id=asked.id, turn=asked.turn)
    back = await desk.do(take_back)
    assert (back.level, back.step, back.turn) == (asked.level, asked.step, asked.turn)
    assert await desk.do(take_back) == back
    second = await desk.do(answer(user, back, "still"))
    third = await desk.do(SetLevel(user_id=user, skill_id=asked.id, turn=second.turn, level=5))
    assert (third.level, third.step, third.turn) == (5, 0, 2)
    with pytest.raises(DomainError, match="answer-outdated"):
        await desk.do(take_back)


async def test_a_skill_put_away_is_left_in_peace(desk: Desk) -> None:
    user, other = await a_person(desk), await a_person(desk)
    card = await a_skill(desk, user)
    for away, back in (
        (ArchiveSkill, UnarchiveSkill),
        (DeleteSkill, RestoreSkill),
    ):
        assert (await desk.do(away(user_id=user, skill_id=card.id))).check_on is None
        assert await desk.alarms(card.id) == []
        with pytest.raises(DomainError, match="not-found"):
            await desk.do(back(user_id=other, skill_id=card.id))
        assert (await desk.do(back(user_id=user, skill_id=card.id))).check_on is not None
    quiet = EditSkill(user_id=user, skill_id=card.id, check_ins=False, target=5)
    assert (await desk.do(quiet)).check_on is None
    assert await desk.alarms(card.id) == []


async def test_practice_and_evidence_are_kept_removed_and_restored(
    desk: Desk, clock: StillClock
) -> None:
    user = await a_person(desk)
    card = await a_skill(desk, user)
    for minutes in (30, 45, 60, 15):
        clock.shift(hours=1)
        practice = LogPractice(
            user_id=user, skill_id=card.id, practice_id=uuid4(), minutes=minutes, note="книга"
        )
        await desk.do(practice)
        card = await desk.do(practice)
    assert card.minutes == 150
    assert [one.minutes for one in card.latest] == [15, 60, 45]
    without = RemoveEntry(user_id=user, skill_id=card.id, entry_id=card.latest[0].id)
    assert (await desk.do(without)).minutes == 135
    entry = without.entry_id
    assert (await desk.do(RestoreEntry(user_id=user, skill_id=card.id, entry_id=entry))) == card
    async with AsyncSession(desk.engine) as session:
        queries = SkillQueries(session)
        page = await queries.list_practices(card.id, user, 2, 2)
        assert ([one.minutes for one in page.practices], page.total) == ([45, 30], 4)
        since = clock.now() - timedelta(hours=1)
        assert await queries.sum_practice(user, since) == {card.id: 75}
        assert await queries.sum_practice(user, since, clock.now()) == {card.id: 60}
    piece = AddEvidence(
        user_id=user, skill_id=card.id, evidence_id=uuid4(), note="B2", url="https://a.example"
    )
    await desk.do(piece)
    assert [one.note for one in (await desk.do(piece)).evidence] == ["B2"]
    gone = RemoveEntry(user_id=user, skill_id=card.id, entry_id=piece.evidence_id)
    assert (await desk.do(gone)).evidence == ()
    nothing = AddEvidence(user_id=user, skill_id=card.id, evidence_id=uuid4(), note="  ")
    with pytest.raises(DomainError, match="empty-evidence"):
        await desk.do(nothing)
