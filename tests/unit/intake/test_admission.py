"""Who is admitted: bursts of people are, floods are not, and one's flood is not another's."""

from itertools import count
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.runtime.raw_updates import NOBODY, get_ordering_key, get_sender_id
from bot.runtime.update_rate_limiter import BURST, MAX_WAITING, PER_SECOND, UpdateRateLimiter
from tests.support.clocks import StillClock

WRITTEN = 1_800_000_000
_numbers = count(1)


def message(person: int, date: int = WRITTEN, **more: Any) -> dict[str, Any]:
    written = {"from": {"id": person}, "chat": {"id": person}, "date": date}
    return {"update_id": next(_numbers), "message": written | more}


def press(person: int) -> dict[str, Any]:
    query = {"id": "1", "from": {"id": person}, "message": message(person)["message"]}
    return {"update_id": next(_numbers), "callback_query": query}


def admitted(admission: UpdateRateLimiter, raw: dict[str, Any]) -> bool:
    """Admitted, and handled at once."""
    if not admission.admit_update(raw):
        return False
    admission.release_update(raw)
    return True


def test_twenty_quick_messages_of_everybody_are_admitted() -> None:
    admission = UpdateRateLimiter(StillClock())
    assert all(
        admission.admit_update(message(person)) for _ in range(20) for person in range(1, 50)
    )


def test_a_flood_is_cut_and_costs_only_its_sender() -> None:
    admission = UpdateRateLimiter(StillClock())
    passed = sum(admitted(admission, message(1, WRITTEN + n // 125)) for n in range(300))
    assert BURST <= passed <= BURST + 2 * PER_SECOND
    assert admission.admit_update(message(2))
    assert admission.admit_update(message(1, WRITTEN + 60))


def test_what_was_written_over_an_hour_while_the_bot_was_away_is_no_flood() -> None:
    admission = UpdateRateLimiter(StillClock())
    backlog = [message(1, WRITTEN + 60 * minute) for minute in range(MAX_WAITING)]
    assert all(admission.admit_update(one) for one in backlog)


def test_only_so_many_of_one_sender_wait_at_once() -> None:
    admission = UpdateRateLimiter(StillClock())
    waiting = [message(1, WRITTEN + 60 * minute) for minute in range(MAX_WAITING)]
    assert all(admission.admit_update(one) for one in waiting)
    assert not admission.admit_update(message(1, WRITTEN + 100_000))
    admission.release_update(waiting[0])
    assert admission.admit_update(message(1, WRITTEN + 100_000))


def test_a_messenger_whose_clock_is_behind_costs_nobody_their_presses() -> None:
    admission = UpdateRateLimiter(StillClock())
    for n in range(300):
        admitted(admission, message(1, WRITTEN + 10**8))
        if n < BURST:
            assert admitted(admission, press(1))
    assert not admitted(admission, press(1))
    assert admitted(admission, message(1, WRITTEN + 10**8 + 10))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["from", "chat", "id", "message", "date", "edit_date", "x"]), inner
        )
    ),
    max_leaves=12,
)


@given(payloads=st.dictionaries(st.sampled_from(["message", "callback_query", "new_kind"]), JSON))
def test_updates_of_any_shape_are_counted(payloads: dict[str, Any]) -> None:
    raw = {"update_id": 1, **payloads}
    assert isinstance(get_sender_id(raw), int)
    assert isinstance(get_ordering_key(raw), int)
    assert admitted(UpdateRateLimiter(StillClock()), raw)


def test_whose_an_update_is() -> None:
    group = message(5, chat={"id": -100})
    assert (get_sender_id(group), get_ordering_key(group)) == (5, -100)
    post = {"update_id": 1, "channel_post": {"chat": {"id": -7}, "date": WRITTEN}}
    assert (get_sender_id(post), get_ordering_key(post)) == (-7, -7)
    typed = {"update_id": 1, "inline_query": {"id": "1", "from": {"id": 5}, "query": ""}}
    assert (get_sender_id(typed), get_ordering_key(typed)) == (5, 5)
    assert get_sender_id({"update_id": 1, "poll": {"id": "1"}}) == NOBODY
