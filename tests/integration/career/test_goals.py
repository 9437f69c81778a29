"""Goals are measured by what they consist of, and everything about them can be taken back."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from core.career.contracts.goals import (
    AddGoal,
    ArchiveGoal,
    DeleteGoal,
    EditGoal,
    GoalCard,
    GoalLink,
    NewMilestone,
    NewResult,
    ReachGoal,
    RestoreGoal,
    UnarchiveGoal,
)
from core.career.contracts.parts import (
    AddKeyResult,
    AddMilestone,
    EditKeyResult,
    LinkToGoal,
    MoveKeyResult,
    RemovePart,
    RestorePart,
    TickMilestone,
    UndoMove,
    UnlinkFromGoal,
    UntickMilestone,
)
from core.career.queries import GoalQueries
from core.kit.errors import DomainError
from tests.factories.people import a_person
from tests.support.clocks import StillClock
from tests.support.desk import Desk


async def a_goal(desk: Desk, user: UUID, *targets: float, deadline: date | None = None) -> UUID:
    goal_id = uuid4()
    results = tuple(
        NewResult(result_id=uuid4(), title="Слова", unit="шт", target=target) for target in targets
    )
    command = AddGoal(
        user_id=user,
        goal_id=goal_id,
        title=" Выучить  английский ",
        horizon="quarter",
        deadline=deadline,
        results=results,
    )
    first, again = await desk.do(command), await desk.do(command)
    assert first == again
    assert first.title == "Выучить английский"
    return goal_id


async def card_of(desk: Desk, user: UUID, goal_id: UUID) -> GoalCard:
    async with AsyncSession(desk.engine) as session:
        card = await GoalQueries(session).get_card(goal_id, user)
    assert card is not None
    return card


async def test_moves_are_counted_once_and_taken_back(desk: Desk, clock: StillClock) -> None:
    user = await a_person(desk)
    goal_id = await a_goal(desk, user, 500)
    [words] = (await card_of(desk, user, goal_id)).results
    moves = [uuid4(), uuid4()]
    for move_id, value in zip(moves, (100, 250), strict=True):
        clock.shift(hours=1)
        move = MoveKeyResult(
            user_id=user, goal_id=goal_id, result_id=words.id, move_id=move_id, value=value
        )
        assert await desk.do(move) == await desk.do(move)
    assert (await card_of(desk, user, goal_id)).progress == 0.5
    undone = await desk.do(UndoMove(user_id=user, goal_id=goal_id, move_id=moves[1]))
    assert undone.results[0].current == 100
    again = await desk.do(UndoMove(user_id=user, goal_id=goal_id, move_id=moves[1]))
    assert again == undone == await card_of(desk, user, goal_id)
    undone = await desk.do(UndoMove(user_id=user, goal_id=goal_id, move_id=moves[0]))
    assert undone.results[0].current == 0
    assert await desk.sent("events.career.key") == ["events.career.key_result_moved"] * 2


async def test_a_goal_whose_parts_are_done_is_reached_and_opens_again(desk: Desk) -> None:
    user = await a_person(desk)
    goal_id = await a_goal(desk, user, 10)
    [result] = (await card_of(desk, user, goal_id)).results
    milestone = NewMilestone(milestone_id=uuid4(), title="Экзамен")
    await desk.do(AddMilestone(user_id=user, goal_id=goal_id, milestone=milestone))
    whole = MoveKeyResult(
        user_id=user, goal_id=goal_id, result_id=result.id, move_id=uuid4(), value=12
    )
    half = await desk.do(whole)
    assert (half.progress, half.reached_at) == (0.5, None)
    tick = TickMilestone(user_id=user, goal_id=goal_id, milestone_id=milestone.milestone_id)
    assert (await desk.do(tick)).reached_at is not None
    await desk.do(tick)
    untick = UntickMilestone(user_id=user, goal_id=goal_id, milestone_id=milestone.milestone_id)
    assert (await desk.do(untick)).reached_at is None
    gone = await desk.do(RemovePart(user_id=user, goal_id=goal_id, part_id=milestone.milestone_id))
    assert (gone.milestones, gone.reached_at is not None) == ((), True)
    back = await desk.do(RestorePart(user_id=user, goal_id=goal_id, part_id=milestone.milestone_id))
    assert (len(back.milestones), back.reached_at) == (1, None)
    told = await desk.sent("events.career.goal_re")
    assert told == ["events.career.goal_reached", "events.career.goal_reopened"] * 2


async def test_a_key_result_is_told_anew_and_must_lead_somewhere(
    desk: Desk, clock: StillClock
) -> None:
    user = await a_person(desk)
    goal_id = await a_goal(desk, user, 100)
    clock.shift(hours=1)
    weight = NewResult(result_id=uuid4(), title="Вес", unit="кг", start=80, target=70)
    added = AddKeyResult(user_id=user, goal_id=goal_id, result=weight)
    assert await desk.do(added) == await desk.do(added)
    move = MoveKeyResult(
        user_id=user, goal_id=goal_id, result_id=weight.result_id, move_id=uuid4(), value=75
    )
    assert (await desk.do(move)).results[1].progress == 0.5
    nearer = NewResult(result_id=weight.result_id, title="Вес", unit="кг", start=80, target=75)
    edited = await desk.do(EditKeyResult(user_id=user, goal_id=goal_id, result=nearer))
    assert (edited.results[1].progress, edited.progress) == (1.0, 0.5)
    still = NewResult(result_id=uuid4(), title="Ничего", start=5, target=5)
    with pytest.raises(DomainError, match="result-stands-still"):
        await desk.do(AddKeyResult(user_id=user, goal_id=goal_id, result=still))


async def test_lists_by_deadline_archive_and_undo_of_deletion(
    desk: Desk, clock: StillClock
) -> None:
    user = await a_person(desk)
    someday = await a_goal(desk, user)
    clock.shift(hours=1)
    late = await a_goal(desk, user, deadline=date(2026, 12, 31))
    clock.shift(hours=1)
    soon = await a_goal(desk, user, deadline=date(2026, 6, 30))

    async def listed(archive: bool = False) -> list[UUID]:
        async with AsyncSession(desk.engine) as session:
            queries = GoalQueries(session)
            found = await (queries.list_archived(user) if archive else queries.list_active(user))
        return [goal.id for goal in found]

    assert await listed() == [soon, late, someday]
    await desk.do(ReachGoal(user_id=user, goal_id=soon))
    await desk.do(ArchiveGoal(user_id=user, goal_id=late))
    await desk.do(DeleteGoal(user_id=user, goal_id=someday))
    with pytest.raises(DomainError, match="not-found"):
        await desk.do(EditGoal(user_id=user, goal_id=someday, title="Что-то"))
    assert (await listed(), await listed(archive=True)) == ([soon], [late])
    await desk.do(RestoreGoal(user_id=user, goal_id=someday))
    await desk.do(UnarchiveGoal(user_id=user, goal_id=late))
    assert await listed() == [late, someday, soon]
    async with AsyncSession(desk.engine) as session:
        queries = GoalQueries(session)
        assert [one.id for one in await queries.list_open_cards(user)] == [late, someday]
        assert await queries.count_reached(user) == 1


async def test_what_feeds_a_goal_is_linked_once_and_unlinked(desk: Desk) -> None:
    user, other = await a_person(desk), await a_person(desk)
    goal_id, task = await a_goal(desk, user), uuid4()
    link = LinkToGoal(user_id=user, goal_id=goal_id, kind="task", subject_id=task)
    await desk.do(link)
    assert (await desk.do(link)).feeds == (GoalLink("task", task),)
    async with AsyncSession(desk.engine) as session:
        queries = GoalQueries(session)
        assert [goal.id for goal in await queries.list_linked_goals(task, user)] == [goal_id]
        assert await queries.list_links(user) == {goal_id: (GoalLink("task", task),)}
        assert await queries.get_card(goal_id, other) is None
    with pytest.raises(DomainError, match="not-found"):
        await desk.do(UnlinkFromGoal(user_id=other, goal_id=goal_id, subject_id=task))
    gone = await desk.do(UnlinkFromGoal(user_id=user, goal_id=goal_id, subject_id=task))
    assert gone.feeds == ()
