"""The laws of choosing advice, for any history and any figures."""

from datetime import UTC, datetime, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.advice.contracts import Rating, Signal, Signals, Topic
from core.advice.library import load_library
from core.advice.rules import REPEAT_AFTER, GivenPiece, calculate_again_at, choose_advice
from core.advice.signals import RULES, list_findings

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
PIECES = tuple(load_library().values())
IDS = [piece.id for piece in PIECES]
ratings = st.sampled_from([None, "helpful", "unhelpful"])
moments = st.integers(0, 90 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))
history = st.lists(
    st.builds(
        GivenPiece,
        piece=st.sampled_from(IDS),
        signal=st.sampled_from(Signal),
        at=moments,
        rating=ratings,
    ),
    max_size=120,
)
figures = st.builds(Signals, **{name: st.integers(0, 200) for name in Signals.__struct_fields__})


@given(history, figures, st.text(max_size=8))
@example([GivenPiece(one, Signal.ANY, NOW) for one in IDS], Signals(), "")
def test_never_the_same_within_thirty_days_and_never_what_was_turned_down(
    said: list[GivenPiece], signals: Signals, seed: str
) -> None:
    choice = choose_advice(PIECES, list_findings(signals), said, NOW, seed)
    resting = {
        one.piece for one in said if one.rating == "unhelpful" or NOW - one.at < REPEAT_AFTER
    }
    if choice is None:
        assert resting >= set(IDS)
        again = calculate_again_at(said)
        assert again is None or NOW < again <= NOW + REPEAT_AFTER
    else:
        assert choice.piece.id not in resting
        assert choice.finding in list_findings(signals)
        assert choice.finding.signal in {*choice.piece.signals, Signal.ANY}
        assert choose_advice(PIECES, list_findings(signals), said, NOW, seed) == choice


@given(figures, st.lists(ratings, min_size=100, max_size=100), st.integers(0, 4))
@settings(max_examples=30)
def test_a_hundred_days_never_repeat_too_soon(
    signals: Signals, rated: list[Rating | None], a_day: int
) -> None:
    """What the product does, day after day: choose, say, rate."""
    said: list[GivenPiece] = []
    for number, rating in enumerate(rated):
        now = NOW + timedelta(days=number // (a_day + 1))
        choice = choose_advice(PIECES, list_findings(signals), said, now, f"{now.date()}")
        if choice is None:
            continue
        before = [one for one in said if one.piece == choice.piece.id]
        assert all(now - one.at >= REPEAT_AFTER and one.rating != "unhelpful" for one in before)
        said.append(GivenPiece(choice.piece.id, choice.finding.signal, now, rating))


def telling(signal: Signal) -> Signals:
    """Figures that show the signal, and as little else as can be."""
    many = {
        Signal.OVERDUE: {"open": 25, "overdue": 25, "measured": 25},
        Signal.LONG_LIST: {"open": 120, "measured": 120},
        Signal.FULL_DAY: {"open": 20, "due_today": 20, "measured": 20},
        Signal.NO_LENGTHS: {"open": 5},
        Signal.NO_DATES: {"open": 8, "undated": 8, "measured": 8},
        Signal.SNOOZED: {"open": 8, "snoozed": 8, "measured": 8},
        Signal.OLD_TASKS: {"open": 29, "old": 29, "measured": 29},
        Signal.ALL_IMPORTANT: {"open": 6, "important": 6, "measured": 6},
        Signal.NOTHING_DONE: {"open": 3},
        Signal.AFTERNOON: {"completed": 6, "in_afternoon": 6, "sessions": 1},
        Signal.MORNING: {"completed": 6, "in_morning": 6, "sessions": 1},
        Signal.LATE_NIGHT: {"completed": 6, "at_night": 6, "sessions": 1},
        Signal.ABANDONED: {"sessions": 9, "interrupted": 9},
        Signal.NO_FOCUS: {"completed": 5, "habits": 1},
        Signal.NO_BREAKS: {"sessions": 9},
        Signal.LONG_DAY: {"sessions": 2, "longest_day": 600},
        Signal.BROKEN_STREAKS: {"habits": 3, "slipping": 3},
        Signal.MANY_HABITS: {"habits": 15},
        Signal.NO_HABITS: {"completed": 1},
        Signal.STRONG_HABITS: {"habits": 1, "strong": 1, "best_streak": 30},
        Signal.STILL_GOALS: {"goals": 2, "still_goals": 2},
        Signal.NO_GOALS: {"completed": 20, "habits": 1},
        Signal.STILL_SKILLS: {"skills": 2, "still_skills": 2},
        Signal.NOTHING_YET: {},
        Signal.ANY: {"habits": 1},
    }
    calm = {"sessions": 1, "habits": 1, "completed_week": 1}
    alone = signal in {Signal.NOTHING_YET, Signal.NO_FOCUS, Signal.NO_HABITS, Signal.NOTHING_DONE}
    return Signals(**(many[signal] if alone else calm | many[signal]))


def test_every_signal_can_be_seen_and_leads_to_advice_of_its_own() -> None:
    assert {*RULES, Signal.ANY} == set(Signal)
    for signal in Signal:
        seen = list_findings(telling(signal))
        assert seen[0].signal is signal, (signal, seen)
        choice = choose_advice(PIECES, seen, (), NOW, "somebody")
        assert choice is not None
        assert choice.finding.signal is signal, (signal, choice)


@given(figures)
def test_what_is_seen_is_told_with_its_numbers(signals: Signals) -> None:
    seen = list_findings(signals)
    assert seen[-1].signal is Signal.ANY
    assert [one.weight for one in seen] == sorted((one.weight for one in seen), reverse=True)
    for one in seen:
        assert 0 < one.weight <= 1
        assert one.count >= 0
        assert one.total >= 0


def test_the_numbers_of_interrupted_pomodoros() -> None:
    [abandoned] = [
        one for one in list_findings(Signals(sessions=9, interrupted=6)) if one.total == 9
    ]
    assert (abandoned.signal, abandoned.count) == (Signal.ABANDONED, 6)
    calm = list_findings(Signals(sessions=9, interrupted=3))
    assert Signal.ABANDONED not in {one.signal for one in calm}


@given(st.sampled_from(Topic), st.text(max_size=8))
def test_of_what_helped_there_is_more_and_of_what_did_not_less(topic: Topic, seed: str) -> None:
    ids = [piece.id for piece in PIECES if piece.topic is topic][:3]
    assert _share(topic, ids, "helpful", seed) >= _share(topic, ids, None, seed)
    assert _share(topic, ids, None, seed) >= _share(topic, ids, "unhelpful", seed)


def _share(topic: Topic, rated: list[str], rating: Rating | None, seed: str) -> int:
    """On how many of twenty days the topic comes up for somebody whose data show nothing."""
    said = [GivenPiece(one, Signal.ANY, NOW - 2 * REPEAT_AFTER, rating) for one in rated]
    days = [
        choose_advice(PIECES, list_findings(Signals(habits=1)), said, NOW, f"{seed}{n}")
        for n in range(20)
    ]
    return sum(choice is not None and choice.piece.topic is topic for choice in days)
