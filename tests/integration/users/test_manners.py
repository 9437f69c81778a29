"""Quiet hours and modes of notifications are kept, told to every process, and refused when odd."""

from datetime import time
from uuid import UUID

import pytest
from dishka import AsyncContainer

from core.delivery.contracts import Kind
from core.kit.errors import DomainError
from core.kit.messages import Command
from core.users.contracts import (
    NotificationMode,
    PictureTheme,
    Profile,
    SetDayStart,
    SetNotice,
    SetPictures,
    SetQuietHours,
    SetWorkingHours,
)
from core.users.queries import UserQueries
from tests.factories.people import a_person
from tests.support.desk import Desk


async def test_what_is_set_is_read_by_everybody(desk: Desk, container: AsyncContainer) -> None:
    user = await a_person(desk)
    before = await desk.sent("events.users.profile_changed")
    await desk.do(SetQuietHours(user_id=user, quiet_from=time(23), quiet_to=time(7, 30)))
    await desk.do(SetNotice(user_id=user, kind=Kind.TASK, mode=NotificationMode.SILENT))
    told = await desk.do(SetNotice(user_id=user, kind=Kind.HABIT, mode=NotificationMode.OFF))
    async with container() as scope:
        assert await (await scope.get(UserQueries)).get_profile(user) == told
    assert (told.quiet_from, told.quiet_to) == (time(23), time(7, 30))
    assert told.notices == {"task": NotificationMode.SILENT, "habit": NotificationMode.OFF}
    await desk.do(SetNotice(user_id=user, kind=Kind.HABIT, mode=NotificationMode.ON))
    told = await desk.do(SetQuietHours(user_id=user))
    assert (told.quiet_from, told.quiet_to, dict(told.notices)) == (None, None, {"task": "silent"})
    assert len(await desk.sent("events.users.profile_changed")) == len(before) + 5


async def test_the_day_and_the_work_are_kept(desk: Desk, container: AsyncContainer) -> None:
    user = await a_person(desk)
    before = len(await desk.sent("events.users.profile_changed"))
    await desk.do(SetDayStart(user_id=user, day_start=time(4, 15, 30)))
    hours = SetWorkingHours(user_id=user, work_from=time(9), work_to=time(18), work_days=0b101)
    await desk.do(hours)
    told = await desk.do(SetPictures(user_id=user, pictures=PictureTheme.LIGHT))
    async with container() as scope:
        assert await (await scope.get(UserQueries)).get_profile(user) == told
    assert (told.day_start, told.pictures) == (time(4, 15), PictureTheme.LIGHT)
    assert (told.work_from, told.work_to, told.work_days) == (time(9), time(18), 0b101)
    told = await desk.do(SetWorkingHours(user_id=user))
    assert (told.work_from, told.work_to, told.day_start) == (None, None, time(4, 15))
    assert len(await desk.sent("events.users.profile_changed")) == before + 4


@pytest.mark.parametrize(
    ("odd", "code"),
    [
        (SetDayStart(user_id=UUID(int=1), day_start=time(6, 1)), "day-start-late"),
        (SetWorkingHours(user_id=UUID(int=1), work_from=time(9)), "working-hours-half"),
        (
            SetWorkingHours(user_id=UUID(int=1), work_from=time(18), work_to=time(9)),
            "working-hours-order",
        ),
        (
            SetWorkingHours(user_id=UUID(int=1), work_from=time(9), work_to=time(9)),
            "working-hours-order",
        ),
    ],
)
async def test_odd_days_are_refused(desk: Desk, odd: Command[Profile], code: str) -> None:
    with pytest.raises(DomainError) as refused:
        await desk.do(odd)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("odd", "code"),
    [
        ({"quiet_from": time(23)}, "quiet-hours-half"),
        ({"quiet_to": time(7)}, "quiet-hours-half"),
        ({"quiet_from": time(7), "quiet_to": time(7)}, "quiet-hours-equal"),
        ({"kind": Kind.LATE_RESULT, "mode": NotificationMode.OFF}, "unknown-notice"),
        ({"kind": "rumours", "mode": NotificationMode.OFF}, "unknown-notice"),
    ],
)
async def test_the_odd_is_refused(desk: Desk, odd: dict[str, object], code: str) -> None:
    user = await a_person(desk)
    kind: type[Command[Profile]] = SetNotice if "kind" in odd else SetQuietHours
    with pytest.raises(DomainError) as refused:
        await desk.do(kind(user_id=user, **odd))
    assert refused.value.code == code
