"""Weekly reviews on a real database: resumed, finished once, reminded of in the person's zone."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest
from dishka import AsyncContainer

from core.kit.errors import DomainError
from core.reviews import contracts as c
from core.reviews.queries import ReviewQueries
from tests.factories.people import a_person
from tests.support.clocks import StillClock
from tests.support.desk import Desk

SUNDAY_EVENING = datetime(2026, 3, 15, 17, tzinfo=UTC)


async def reviewed(desk: Desk, user: UUID, **facts: int) -> c.ReviewView:
    opened = await desk.do(c.OpenReview(user_id=user))
    return await desk.do(c.FinishReview(user_id=user, week=opened.week, facts=c.WeekFacts(**facts)))


async def test_a_review_goes_on_where_it_was_left(desk: Desk, clock: StillClock) -> None:
    user = await a_person(desk)
    clock.instant = SUNDAY_EVENING
    opened = await desk.do(c.OpenReview(user_id=user))
    assert (opened.week.isoformat(), opened.step, opened.finished_at) == ("2026-03-09", 0, None)
    await desk.do(c.GoToStep(user_id=user, week=opened.week, step=2))
    clock.shift(days=1)
    again = await desk.do(c.OpenReview(user_id=user))
    assert (again.week, again.step) == (opened.week, 2)
    clock.shift(days=3)
    later = await desk.do(c.OpenReview(user_id=user))
    assert (later.week, later.step) == (opened.week + timedelta(days=7), 0)


async def test_finished_once_with_its_facts_its_streak_and_the_week_before(
    desk: Desk, clock: StillClock, container: AsyncContainer
) -> None:
    user, other = await a_person(desk), await a_person(desk)
    clock.instant = SUNDAY_EVENING
    await reviewed(desk, other, tasks_done=99)
    for number in range(3):
        view = await reviewed(desk, user, tasks_done=number)
        assert view.streak == number + 1
        clock.shift(days=7)
    assert view.facts == c.WeekFacts(tasks_done=2)
    assert view.before == c.WeekFacts(tasks_done=1)
    clock.shift(days=-7)
    changed = await reviewed(desk, user, tasks_done=5)
    assert (changed.streak, changed.facts) == (3, c.WeekFacts(tasks_done=5))
    assert changed.finished_at == view.finished_at
    assert len(await desk.sent("events.reviews.weekly_reviewed")) == 4
    clock.shift(days=21)
    assert (await desk.do(c.OpenReview(user_id=user))).streak == 0
    async with container() as scope:
        queries = await scope.get(ReviewQueries)
        weeks = [view.week - timedelta(weeks=back) for back in (2, 1, 0)]
        kept = [await queries.get_review(user, week) for week in weeks]
    assert [one.facts.tasks_done for one in kept if one and one.facts] == [0, 1, 5]


async def test_nobody_steps_through_a_review_that_never_began(
    desk: Desk, clock: StillClock
) -> None:
    user, other = await a_person(desk), await a_person(desk)
    week = (await desk.do(c.OpenReview(user_id=user))).week
    for command in (
        c.GoToStep(user_id=other, week=week, step=1),
        c.FinishReview(user_id=other, week=week, facts=c.WeekFacts()),
    ):
        with pytest.raises(DomainError, match="not-found"):
            await desk.do(command)


async def test_the_reminder_comes_on_the_chosen_day_and_hour_until_it_is_ended(
    desk: Desk, clock: StillClock, container: AsyncContainer
) -> None:
    user = await a_person(desk, "Asia/Yekaterinburg")
    alarm = c.build_reminder_id(user)
    plan = await desk.do(c.PlanReview(user_id=user, weekday=6, at=time(19)))
    assert (plan.weekday, plan.at) == (6, time(19))
    assert await desk.alarms(alarm) == [datetime(2026, 3, 15, 14, tzinfo=UTC)]
    await desk.do(c.PlanReview(user_id=user, weekday=1, at=time(9)))
    assert await desk.alarms(alarm) == [datetime(2026, 3, 17, 4, tzinfo=UTC)], "today 17:00 is past"
    with pytest.raises(DomainError, match="review-plan-half"):
        await desk.do(c.PlanReview(user_id=user, weekday=1))
    await desk.do(c.PlanReview(user_id=user))
    assert await desk.alarms(alarm) == []
    async with container() as scope:
        assert await (await scope.get(ReviewQueries)).get_plan(user) == c.ReviewPlan()
