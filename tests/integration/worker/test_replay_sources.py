"""Past events reach the chosen reactions from wherever they are kept, and repeat nothing."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from nats.js import JetStreamContext

from core.kit.nats.streams import EVENTS
from tests.support.clocks import TUESDAY_NOON, StillClock
from tests.support.replays import Replayer, Traveller, commands_run, publish_outbox


async def source_of(kind: str, replayer: Replayer, folder: Path) -> Any:
    if kind != "file":
        return kind
    path = folder / "events.log"
    assert (await replayer("jetstream", path)).failed_count == 0
    return path


@pytest.mark.parametrize("kind", ["jetstream", "postgres", "file"])
async def test_a_move_nobody_reacted_to_is_made_up_for_once(
    kind: str, replayer: Replayer, traveller: Traveller, js: JetStreamContext, tmp_path: Path
) -> None:
    await traveller.move("Asia/Yekaterinburg")
    await publish_outbox(traveller.desk, js)
    source = await source_of(kind, replayer, tmp_path)
    assert await traveller.hour() == 15
    outcome = await replayer(source)
    assert (outcome.report.played, outcome.failed_count, outcome.error) == (2, 0, None)
    assert outcome.report.read > 2
    assert await traveller.hour() == 13

    await traveller.move("Europe/Kyiv")
    before = await commands_run(traveller.desk)
    assert (await replayer(source)).report.played == 2
    assert (await traveller.hour(), await commands_run(traveller.desk)) == (13, before)
    for _ in range(2):
        assert (await replayer(source, again="by request")).report.played == 2
        assert (await traveller.hour(), await commands_run(traveller.desk)) == (16, before + 2)


@pytest.mark.parametrize("kind", ["jetstream", "postgres"])
async def test_a_dry_run_changes_nothing_and_leaves_no_state(
    kind: str, replayer: Replayer, traveller: Traveller, js: JetStreamContext, tmp_path: Path
) -> None:
    await traveller.move("Asia/Yekaterinburg")
    await publish_outbox(traveller.desk, js)
    before, state = await commands_run(traveller.desk), tmp_path / "place"
    outcome = await replayer(kind, dry_run=True, state=state)
    assert outcome.report.by_name == {"users.zone_changed": 2}
    assert not state.exists()
    assert (await traveller.hour(), await commands_run(traveller.desk)) == (15, before)
    assert (await replayer(kind, tmp_path / "no.log", dry_run=True)).report.finished
    assert not (tmp_path / "no.log").exists()


async def test_events_are_chosen_by_name_and_time(
    replayer: Replayer,
    traveller: Traveller,
    js: JetStreamContext,
    clock: StillClock,
    tmp_path: Path,
) -> None:
    clock.shift(hours=2)
    await traveller.move("Asia/Yekaterinburg")
    await publish_outbox(traveller.desk, js)
    later = TUESDAY_NOON + timedelta(hours=2)
    path = tmp_path / "users.log"
    written = await replayer("jetstream", path, names=("users.*",), since=TUESDAY_NOON)
    names = {msgspec.json.decode(line)["name"] for line in path.read_bytes().splitlines()}
    assert names == {"users.registered", "users.zone_changed"}
    assert written.report.read > written.report.played == 3
    before = await commands_run(traveller.desk)
    assert (await replayer(path, until=later)).report.played == 1
    assert await commands_run(traveller.desk) == before + 1
    assert (await replayer(path, since=later)).report.played == 1
    assert await commands_run(traveller.desk) == before + 2


async def test_more_than_a_batch_goes_on_over_gaps_from_where_it_was(
    replayer: Replayer, js: JetStreamContext, traveller: Traveller, tmp_path: Path
) -> None:
    await publish_outbox(traveller.desk, js)
    first = (await js.stream_info(EVENTS)).state.last_seq
    for number in range(1300):
        await js.publish_async(
            "events.probe.tick", b'{"at":"2026-03-10T12:00:00Z","n":%d}' % number
        )
    await js.publish_async_completed()
    for gone in (first + 5, first + 700, first + 1300):
        await js.delete_msg(EVENTS, gone)
    path, state = tmp_path / "ticks.log", tmp_path / "place"
    assert (await replayer("jetstream", path, names=("probe.*",), state=state)).error is None
    ticks = [msgspec.json.decode(line)["data"]["n"] for line in path.read_bytes().splitlines()]
    assert ticks == [n for n in range(1300) if n not in (4, 699, 1299)]
    await js.publish("events.probe.tick", b"not even JSON")
    again = await replayer("jetstream", path, names=("probe.*",), state=state)
    assert (again.report.played, again.failed_count) == (1, 0)
