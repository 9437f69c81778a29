"""The message of a timer in each of its states."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.cards.callbacks import FocusAction, FocusCallback
from bot.ui.cards.focus import (
    BAR_CELLS,
    format_bar,
    render_announcement,
    render_closed,
    render_focus_session,
)
from bot.ui.current_user import CurrentUser
from core.focus.contracts import FocusView, Mode, Phase, SessionEnd
from core.texts import LOCALES
from tests.factories.people import build_profile
from tests.support.buttons import unpack_callback

BEGUN = datetime(2026, 11, 21, 9, tzinfo=UTC)


@given(st.floats(-2, 3))
def test_a_bar_is_as_long_as_ever(share: float) -> None:
    assert len(format_bar(share)) == BAR_CELLS


@given(action=st.sampled_from(["p", "r", "s", "x", "n", "w"]), number=st.integers(0, 2**128 - 1))
def test_a_button_carries_its_session(action: FocusAction, number: int) -> None:
    press = FocusCallback(action=action, session_id=UUID(int=number))
    assert len(press.pack().encode()) <= 64
    assert unpack_callback(press.pack()) == press


def ended(mode: Mode, minutes: int, round_: int = 1) -> FocusView:
    follows: Phase = "long" if round_ % 4 == 0 else "short"
    return FocusView(
        id=UUID(int=7),
        mode=mode,
        phase="work",
        title="Книга",
        planned_seconds=240 * 60,
        started_at=BEGUN,
        ended_at=BEGUN + timedelta(minutes=minutes),
        end="finished",
        round=round_,
        rounds=4,
        next_phase=follows,
        next_minutes=15 if follows == "long" else 5,
    )


@pytest.mark.parametrize(
    ("view", "rest"),
    [
        (ended("pomodoro", 25), "☕️ Перерыв 5 мин"),
        (ended("pomodoro", 25, round_=4), "🌴 Длинный перерыв 15 мин"),
        (ended("flow", 20, round_=4), "☕️ Перерыв 5 мин"),
        (ended("flow", 26), "☕️ Перерыв 8 мин"),
        (ended("flow", 240), "☕️ Перерыв 15 мин"),
    ],
)
def test_the_rest_that_is_offered_fits_the_work(view: FocusView, rest: str) -> None:
    keyboard = render_announcement(view, CurrentUser(build_profile("ru"))).keyboard
    assert keyboard is not None
    assert keyboard.inline_keyboard[0][0].text == rest


@given(
    locale=st.sampled_from(LOCALES),
    mode=st.sampled_from(["pomodoro", "countdown", "flow"]),
    phase=st.sampled_from(["work", "short", "long"]),
    end=st.sampled_from([None, "finished", "interrupted", "skipped"]),
    paused=st.booleans(),
    minutes=st.integers(0, 300),
    title=st.none() | st.text(min_size=1, max_size=300),
)
def test_every_state_of_a_timer_can_be_shown(
    locale: str,
    mode: Mode,
    phase: Phase,
    end: SessionEnd | None,
    paused: bool,
    minutes: int,
    title: str | None,
) -> None:
    now = BEGUN + timedelta(minutes=minutes)
    if end in {"interrupted", "skipped"}:
        end = "interrupted" if phase == "work" else "skipped"
    view = FocusView(
        id=UUID(int=7),
        mode=mode,
        phase=phase,
        title=title,
        planned_seconds=1500,
        started_at=BEGUN,
        paused_at=now if paused and end is None else None,
        ended_at=now if end else None,
        end=end,
        round=3,
        rounds=4,
        next_phase="short" if phase == "work" else "work",
        next_minutes=5,
    )
    current_user = CurrentUser(build_profile(locale))
    rendered = render_focus_session(view, current_user, now)
    assert rendered.text.strip()
    assert rendered.keyboard is not None
    if end:
        assert render_closed(view, current_user).keyboard is None
        assert render_announcement(view, current_user).text.startswith("🔔")
