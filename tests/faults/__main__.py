"""`python -m tests.faults`: run the fault matrix, print the table, keep it in docs/faults.md.

`--only WORD` runs the cases whose fault contains the word and keeps nothing; `--seed N` repeats a
run; `--lanes N` runs so many cases side by side, each lane on servers of its own. Progress goes to
stderr. Exit status 1 if an invariant did not hold.
"""

import argparse
import asyncio
import logging
import shutil
import sys
import tempfile
import time
from pathlib import Path

import httpx
import nats.errors
import structlog
from sqlalchemy.exc import SQLAlchemyError

from standalone.servers.errors import StartError
from tests.faults import (
    activity,
    clock_changes,
    commands,
    delivery_clocks,
    delivery_kills,
    delivery_messenger,
    delivery_servers,
    floods,
    full_disks,
    presses,
    reminders,
)
from tests.faults.arena import Arena, arena
from tests.faults.crew import Crew
from tests.faults.messenger import Messenger
from tests.faults.table import CASES, Case, Outcome, row

PAGE = Path(__file__).resolve().parents[2] / "docs" / "faults.md"
ROOMS = (
    commands,
    reminders,
    delivery_kills,
    presses,
    floods,
    delivery_servers,
    delivery_messenger,
    delivery_clocks,
    clock_changes,
    full_disks,
    activity,
)
LOGS = Path(tempfile.gettempdir()) / "uspevai-fault-logs"
SURROUNDINGS = (
    AssertionError,
    OSError,
    TimeoutError,
    SQLAlchemyError,
    StartError,
    httpx.HTTPError,
    nats.errors.Error,
)
"""What ends one case and must not take the others with it."""
BEGIN, END = "<!-- the table of the last run -->\n", "<!-- its end -->\n"
HEAD = """\
`make faults` (seed {seed}, {seconds:.0f} s on this run).

| Fault | The person sees | Invariant | Tried | Result |
|---|---|---|---|---|
"""


def _in_order() -> list[Case]:
    """The rooms one after the other, whatever the order of their imports."""
    rooms = [room.__name__ for room in ROOMS]
    return sorted(CASES, key=lambda one: rooms.index(one.room))


async def run(wanted: list[Case], seed: int, lanes: int) -> dict[str, Outcome]:
    """Run the cases in lanes, the longest first; returns what came of each by its fault."""
    waiting = sorted(wanted, key=lambda one: -one.seconds)
    outcomes: dict[str, Outcome] = {}
    async with asyncio.TaskGroup() as group:
        for _ in range(min(lanes, len(wanted))):
            group.create_task(_lane(waiting, seed, outcomes))
    return outcomes


async def _lane(waiting: list[Case], seed: int, outcomes: dict[str, Outcome]) -> None:
    async with arena(seed) as place:
        crew = Crew(place, Messenger(place.logs / "messenger"))
        try:
            while waiting:
                one, started = waiting.pop(0), time.monotonic()
                outcomes[one.fault] = found = await _run(one, place, crew)
                print(f"{time.monotonic() - started:4.0f} s", row(one, found), file=sys.stderr)
        finally:
            await crew.close()


async def _run(one: Case, place: Arena, crew: Crew) -> Outcome:
    """The case on empty tables and streams; the crew stays if all went well with it."""
    found = Outcome("not to its end", ["it was cut short"])
    try:
        async with asyncio.timeout(one.seconds):
            if one.run is not None:
                await crew.dismiss()
            await place.clear(one.fault)
            if one.run is not None:
                found = await one.run(place)
            elif one.with_crew is not None:
                found = await one.with_crew(crew)
    except SURROUNDINGS as failure:
        found = Outcome("not to its end", [f"{type(failure).__name__} {failure}".strip()])
    if found.complaints:
        await crew.dismiss()
        _keep_logs(one, place)
    return found


def _keep_logs(one: Case, place: Arena) -> None:
    """Logs of a case that failed, the servers' too; those of earlier cases of the lane with it."""
    LOGS.mkdir(exist_ok=True)
    name = "".join(letter if letter.isalnum() else "-" for letter in one.fault)
    shutil.copytree(
        place.logs, LOGS / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("messenger")
    )
    print(f"logs: {LOGS / name}", file=sys.stderr)


def keep(table: str) -> None:
    """Put the table into its place on the page."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(before + BEGIN + table + END + after, encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--only", default="", help="a word of the faults to try")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--lanes", type=int, default=3)
    given = parser.parse_args()
    logging.getLogger("nats").setLevel(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    wanted = [one for one in _in_order() if given.only in one.fault]
    started = time.monotonic()
    outcomes = asyncio.run(run(wanted, given.seed, given.lanes))
    head = HEAD.format(seed=given.seed, seconds=time.monotonic() - started)
    table = head + "\n".join(row(one, outcomes[one.fault]) for one in wanted) + "\n"
    if not given.only:
        keep(table)
    print(table, end="")
    return 1 if any(outcome.complaints for outcome in outcomes.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
