"""Days of habits on real tables: amounts, own day, days off, freezes, and a past without an end."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from dishka import AsyncContainer
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.buddies.contracts import InviteBuddy
from core.habits.contracts.commands import (
    ArchiveHabit,
    BuyFreeze,
    CheckInHabit,
    CreateHabit,
    DeleteHabit,
    EditHabit,
    FillHabit,
    LogAmount,
    NoteDay,
    PauseHabits,
    RestoreHabit,
    ResumeHabits,
    SkipDay,
    UndoCheckIn,
)
from core.habits.contracts.plans import EveryDays, OnWeekdays, Schedule, TimesAWeek
from core.habits.contracts.views import DayRecord, HabitCard
from core.habits.queries import HabitQueries
from core.kit.errors import DomainError
from core.users.contracts import ChangeZone
from tests.factories.people import a_person
from tests.factories.things import TODAY, a_habit
from tests.support.clocks import StillClock
from tests.support.desk import Desk

DAY = timedelta(days=1)


def water(user: UUID, **more: object) -> CreateHabit:
    return a_habit(user, title="Вода", kind="at_least", target=8.0, unit="стаканов", **more)


def told(user: UUID, habit: HabitCard, days: range) -> FillHabit:
    """These days ago were done, another program says."""
    records = tuple(DayRecord(day=TODAY - DAY * back) for back in days)
    return FillHabit(user_id=user, habit_id=habit.id, days=records)


async def test_amounts_add_up_and_a_press_counts_once(desk: Desk) -> None:
    user = await a_person(desk)
    habit = await desk.do(water(user))

    async def add(amount: float, **more: Any) -> HabitCard:
        asked = LogAmount(user_id=user, habit_id=habit.id, amount=amount, **more)
        return await desk.do(asked)

    assert (await add(3, seen=0)).today_amount == 3
    assert (await add(3, seen=0)).today_amount == 3, "the second press of one button"
    assert (await add(0.1)).today_amount == 3.1
    assert (await add(-9)).today_amount == 0
    assert (await add(5, replace=True)).week[-1] == "part"
    filled = await desk.do(CheckInHabit(user_id=user, habit_id=habit.id))
    assert (filled.today_amount, filled.checked_today, filled.streak) == (8, True, 1)
    back = await desk.do(UndoCheckIn(user_id=user, habit_id=habit.id))
    assert (back.today_amount, back.checked_today) == (5, False)
    assert await desk.sent("events.habits.check") == [
        "events.habits.checked_in",
        "events.habits.check_in_undone",
    ]


async def test_the_day_begins_when_the_person_says(
    desk: Desk, engine: AsyncEngine, clock: StillClock
) -> None:
    """At two in the night of a Wednesday it is still Tuesday for whoever begins at four."""
    user = await a_person(desk)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE users SET day_start = '04:00'"))
    clock.shift(hours=11)  # 02:00 in Moscow
    habit = await desk.do(a_habit(user))
    ticked = await desk.do(CheckInHabit(user_id=user, habit_id=habit.id))
    assert (ticked.today, ticked.streak) == (TODAY, 1)
    clock.shift(hours=3)
    assert (await desk.do(CheckInHabit(user_id=user, habit_id=habit.id))).streak == 2


async def test_reminders_of_a_night_belong_to_the_day_before(
    desk: Desk, engine: AsyncEngine
) -> None:
    """One o'clock of a Tuesday's night is on Wednesday; nine o'clock is not."""
    user = await a_person(desk, "UTC")
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE users SET day_start = '04:00'"))
    times = (time(1), time(9), time(21))
    habit = await desk.do(a_habit(user, schedule=OnWeekdays(0b10), remind_times=times))
    alarms = [f"{alarm:%a %H:%M}" for alarm in await desk.alarms(habit.id)]
    assert alarms == ["Tue 21:00", "Wed 01:00", "Tue 09:00"]


async def test_moving_zones_back_and_forth_keeps_the_streak(desk: Desk) -> None:
    user = await a_person(desk, "Asia/Tokyo")
    habit = await desk.do(a_habit(user))
    await desk.do(told(user, habit, range(1, 10)))
    ticked = await desk.do(CheckInHabit(user_id=user, habit_id=habit.id))
    for zone in ("Pacific/Honolulu", "Asia/Tokyo", "Pacific/Kiritimati", "America/Los_Angeles"):
        await desk.do(ChangeZone(user_id=user, zone=zone))
        moved = await desk.do(EditHabit(user_id=user, habit_id=habit.id, title=zone))
        assert moved.streak == ticked.streak


async def test_pause_vacation_archive_and_day_off_hold_the_streak(
    desk: Desk, clock: StillClock
) -> None:
    user = await a_person(desk)
    habit = await desk.do(a_habit(user))
    other = await desk.do(a_habit(user))
    mine: dict[str, Any] = {"user_id": user, "habit_id": habit.id}
    await desk.do(told(user, habit, range(1, 8)))
    await desk.do(SkipDay(**mine))
    clock.shift(days=1)
    assert (await desk.do(PauseHabits(**mine))).changed == 1
    clock.shift(days=20)
    assert (await desk.do(ResumeHabits(user_id=user))).changed == 1
    clock.shift(hours=1)
    last = TODAY + DAY * 30
    away = PauseHabits(user_id=user, first=TODAY + DAY * 21, last=last)
    assert (await desk.do(away)).changed == 2
    clock.shift(days=10)
    await desk.do(ArchiveHabit(**mine))
    clock.shift(days=100)
    restored = await desk.do(RestoreHabit(**mine))
    assert (restored.streak, restored.week[-2:]) == (7, ("skip", "open"))
    with pytest.raises(DomainError, match="pause-days"):
        await desk.do(PauseHabits(user_id=user, first=restored.today, last=TODAY))
    assert other.streak == 0


async def test_a_deleted_habit_leaves_nothing_and_only_its_owner_deletes_it(
    desk: Desk, engine: AsyncEngine
) -> None:
    user, other = await a_person(desk), await a_person(desk)
    habit = await desk.do(a_habit(user, remind_time=time(9)))
    kept = await desk.do(a_habit(user, remind_time=time(9)))
    mine: dict[str, Any] = {"user_id": user, "habit_id": habit.id}
    await desk.do(told(user, habit, range(1, 8)))
    await desk.do(told(user, kept, range(1, 3)))
    invite = InviteBuddy(**mine, invitation_id=uuid4(), token_hash=uuid4().bytes)
    await desk.do(invite)
    with pytest.raises(DomainError, match="not-found"):
        await desk.do(DeleteHabit(user_id=other, habit_id=habit.id))
    last = await desk.do(DeleteHabit(**mine))
    assert (last.id, last.streak) == (habit.id, 7)
    left = """
        SELECT (SELECT array_agg(id) FROM habits WHERE user_id = :user),
            (SELECT count(*) FROM habit_check_ins WHERE habit_id IN (:gone, :kept)),
            (SELECT array_agg(subject_id) FROM reminders WHERE user_id = :user),
            (SELECT count(*) FROM buddy_invitations WHERE owner_id = :user)
    """
    async with engine.connect() as link:
        row = await link.execute(text(left), {"user": user, "gone": habit.id, "kept": kept.id})
    assert row.one() == ([kept.id], 2, [kept.id], 0)
    assert (await desk.sent("events.habits."))[-1] == "events.habits.deleted"
    with pytest.raises(DomainError, match="not-found"):
        await desk.do(DeleteHabit(**mine))


async def test_a_freeze_is_paid_and_used(desk: Desk, clock: StillClock) -> None:
    user = await a_person(desk)
    habit = await desk.do(a_habit(user))
    mine: dict[str, Any] = {"user_id": user, "habit_id": habit.id}
    with pytest.raises(DomainError, match="freeze-points"):
        await desk.do(BuyFreeze(**mine))
    await desk.do(told(user, habit, range(1, 30)))
    for seen in (0, 0, 1):
        bought = await desk.do(BuyFreeze(**mine, seen=seen))
    assert (bought.freezes, bought.points) == (2, 29 - 14)
    with pytest.raises(DomainError, match="freeze-full"):
        await desk.do(BuyFreeze(**mine))
    clock.shift(days=2)
    card = await desk.do(CheckInHabit(**mine))
    assert (card.streak, card.freezes, card.week[-3:]) == (30, 0, ("frozen", "frozen", "done"))


async def test_another_programs_days_are_taken_over_and_own_ones_stay(desk: Desk) -> None:
    user = await a_person(desk)
    habit = await desk.do(water(user))
    await desk.do(LogAmount(user_id=user, habit_id=habit.id, amount=5))
    days = tuple(DayRecord(day=TODAY - DAY * back, amount=8.0, goal=8.0) for back in range(-2, 400))
    card = await desk.do(FillHabit(user_id=user, habit_id=habit.id, days=days))
    assert (card.today_amount, card.streak, card.best_streak) == (5, 399, 399)
    assert card.strength > 0.999


async def test_notes_reach_back_to_the_first_day(desk: Desk, container: AsyncContainer) -> None:
    user = await a_person(desk)
    habit = await desk.do(a_habit(user))
    await desk.do(told(user, habit, range(1, 200)))
    old = TODAY - DAY * 150
    mine: dict[str, Any] = {"user_id": user, "habit_id": habit.id}
    for note in ("первый", "второй"):
        await desk.do(NoteDay(**mine, day=old, note=note))
    async with container() as scope:
        queries = await scope.get(HabitQueries)
        (mark,) = await queries.list_marks(habit.id, user, old, old, TODAY)
    assert (mark.mark, mark.note) == ("done", "второй")
    with pytest.raises(DomainError, match="day-not-open"):
        await desk.do(NoteDay(**mine, day=TODAY + DAY, note="завтра"))


@pytest.mark.parametrize(
    "schedule", [OnWeekdays(0b0011111), TimesAWeek(3), TimesAWeek(2, True), EveryDays(3)]
)
async def test_what_was_added_up_tells_the_same_as_the_whole_past(
    desk: Desk, container: AsyncContainer, clock: StillClock, schedule: Schedule
) -> None:
    """A year, ticked two days of three as it goes; then the same days told at once."""
    user = await a_person(desk)
    lived = (await desk.do(a_habit(user, schedule=schedule))).id
    days: list[date] = []
    for number in range(200):
        clock.shift(days=1)
        if number % 3 and not 60 < number < 70:
            days.append(TODAY + DAY * (number + 1))
            card = await desk.do(CheckInHabit(user_id=user, habit_id=lived))
    copied = uuid4()
    await desk.do(a_habit(user, schedule=schedule, habit_id=copied))
    await desk.do(EditHabit(user_id=user, habit_id=copied, title="копия"))
    whole = await desk.do(
        FillHabit(user_id=user, habit_id=copied, days=tuple(DayRecord(day=day) for day in days))
    )
    if not isinstance(schedule, EveryDays):  # stretches of the copy begin on another day
        assert (card.streak, card.best_streak) == (whole.streak, whole.best_streak)
    assert abs(card.strength - whole.strength) < 0.01
    async with container() as scope:
        queries = await scope.get(HabitQueries)
        line = (await queries.list_active(user, card.today))[0]
        curve = await queries.get_strength_curve(lived, user, TODAY, card.today)
    assert (line.streak, line.week) == (card.streak, card.week)
    assert len(curve) == 201
