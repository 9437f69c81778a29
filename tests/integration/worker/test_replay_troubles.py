"""A replay that is stopped, or meets what it cannot play, says so and goes on where it was."""

import asyncio
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from core.kit.bus import InvalidRecording
from core.kit.settings import load_settings
from tests.support.clocks import TUESDAY_NOON
from tests.support.replays import Replayer, Traveller, write_events
from tests.support.waiting import eventually
from worker.replay import format_summary, get_exit_status
from worker.replay.arguments import ReplayOptions
from worker.replay.errors import ReplayError
from worker.replay.monitor import format_error_line

HOUR = timedelta(hours=1)


async def test_an_interrupted_replay_goes_on_where_it_stopped(
    replayer: Replayer, traveller: Traveller, tmp_path: Path
) -> None:
    """It stops at once, though the next event is due in an hour."""
    await traveller.move("Asia/Yekaterinburg")
    moves = [traveller.moved(TUESDAY_NOON + n * HOUR) for n in range(3)]
    path, state = write_events(tmp_path / "events.log", *moves), tmp_path / "place"
    playing = asyncio.create_task(replayer(path, speed="recorded", state=state))

    async def moved() -> bool:
        return await traveller.hour() == 13

    await eventually(moved, "the first event played")
    replayer.stop.set()
    outcome = await playing
    assert (outcome.report.played, outcome.report.finished, get_exit_status(outcome)) == (
        1,
        False,
        130,
    )
    replayer.stop.clear()
    await traveller.move("Europe/Kyiv")
    rest = await replayer(path, state=state)
    assert (rest.report.played, get_exit_status(rest)) == (2, 0)
    assert await traveller.hour() == 16
    assert (await replayer(path, state=state)).report.read == 0


async def test_a_server_that_is_away_ends_the_replay_before_the_event(
    replayer: Replayer, traveller: Traveller, tmp_path: Path
) -> None:
    await traveller.move("Asia/Yekaterinburg")
    moves = [traveller.moved(TUESDAY_NOON) for _ in range(2)]
    path = write_events(tmp_path / "events.log", *moves)
    nowhere = load_settings(_env_file=None, database_url="postgresql://me:secret@127.0.0.1:1/no")
    state = tmp_path / "place"
    broken = await replayer(path, state=state, settings=nowhere, patience=0.0)
    assert broken.error is not None
    assert (get_exit_status(broken), broken.report.played, broken.failed_count) == (1, 1, 1)
    assert "secret" not in format_error_line(broken.error)
    assert await traveller.hour() == 15
    assert (await replayer(path, state=state)).report.played == 2
    assert await traveller.hour() == 13


async def test_a_damaged_line_ends_the_replay_with_its_place_or_is_passed_over_by_choice(
    replayer: Replayer, traveller: Traveller, tmp_path: Path
) -> None:
    await traveller.move("Asia/Yekaterinburg")
    first, last = traveller.moved(TUESDAY_NOON), traveller.moved(TUESDAY_NOON)
    path = write_events(tmp_path / "events.log", first, b'{"name": "users.zo', last)
    broken = await replayer(path)
    assert isinstance(broken.error, InvalidRecording)
    assert broken.error.offset == path.read_bytes().index(b"\n") + 1
    assert await traveller.hour() == 13
    await traveller.move("Europe/Kyiv")
    skipped = await replayer(path, skip_damaged=True)
    assert (skipped.report.played, get_exit_status(skipped)) == (2, 0)
    assert await traveller.hour() == 16


async def test_an_event_that_breaks_its_contract_fails_alone(
    replayer: Replayer, traveller: Traveller, tmp_path: Path
) -> None:
    broken = b'{"name":"users.zone_changed","at":"2026-03-10T12:00:00Z","data":{"zone":7}}'
    await traveller.move("Asia/Yekaterinburg")
    path = write_events(tmp_path / "events.log", broken, traveller.moved(TUESDAY_NOON))
    outcome = await replayer(path)
    assert (outcome.failed_count, get_exit_status(outcome), await traveller.hour()) == (1, 1, 13)
    told = format_summary(ReplayOptions(path, ("move_reminders",)), outcome)
    assert told == "played 1 (users.zone_changed 2), skipped 0, failed 1\n"


async def test_what_the_inbox_has_forgotten_is_not_reacted_to_anew_by_mistake(
    replayer: Replayer, traveller: Traveller, tmp_path: Path
) -> None:
    await traveller.move("Asia/Yekaterinburg")
    old = traveller.moved(TUESDAY_NOON - 8 * 24 * HOUR)
    path = write_events(tmp_path / "events.log", old)
    refused = await replayer(path)
    assert isinstance(refused.error, ReplayError)
    assert await traveller.hour() == 15
    assert (await replayer(path, again="meant")).error is None
    assert await traveller.hour() == 13


async def test_a_state_of_another_replay_is_refused(
    replayer: Replayer, traveller: Traveller, tmp_path: Path
) -> None:
    path, state = write_events(tmp_path / "events.log"), tmp_path / "place"
    await replayer(path, state=state)
    with pytest.raises(ReplayError, match="remembers another replay"):
        await replayer("postgres", state=state)
    with pytest.raises(ReplayError, match="remembers another replay"):
        await replayer(path, state=state, until=TUESDAY_NOON)
    state.write_bytes(msgspec.json.encode({"position": 5}))
    with pytest.raises(ReplayError, match="no state of a replay"):
        await replayer(path, state=state)
