"""Quiet hours on the dial, and how notifications of a kind arrive."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from core.users.contracts import NotificationMode
from tests.factories.people import build_profile


@pytest.mark.parametrize(
    ("start", "end", "at", "is_quiet"),
    [
        (time(23), time(7), time(23), True),
        (time(23), time(7), time(3), True),
        (time(23), time(7), time(7), False),
        (time(23), time(7), time(12), False),
        (time(13), time(15), time(14, 59), True),
        (time(13), time(15), time(12, 59), False),
    ],
)
def test_quiet_hours_may_pass_midnight(start: time, end: time, at: time, is_quiet: bool) -> None:
    profile = replace(build_profile(), quiet_from=start, quiet_to=end)
    assert profile.is_quiet_time(at) is is_quiet


@given(st.times(), st.times(), st.times())
def test_of_two_hours_one_order_is_quiet_where_the_other_is_not(
    start: time, end: time, at: time
) -> None:
    one = replace(build_profile(), quiet_from=start, quiet_to=end)
    other = replace(build_profile(), quiet_from=end, quiet_to=start)
    if start != end:
        assert one.is_quiet_time(at) is not other.is_quiet_time(at)
    assert not build_profile().is_quiet_time(at)


def test_notifications_arrive_with_a_sound_unless_turned_down() -> None:
    profile = replace(build_profile(), notices={"habit": NotificationMode.SILENT})
    assert profile.get_notification_mode("habit") is NotificationMode.SILENT
    assert profile.get_notification_mode("task") is NotificationMode.ON
