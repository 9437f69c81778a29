"""`python -m tests.faults`: run the fault matrix, print the table, keep it in docs/faults.md.

`--only WORD` runs the cases whose fault contains the word and keeps nothing; `--seed N` repeats a
run. Exit status 1 if an invariant did not hold.
"""

import argparse
import asyncio
import logging
import sys
import time
from pathlib import Path

import structlog

from tests.faults import activity, commands, reminders
from tests.faults.arena import Arena, arena
from tests.faults.table import CASES, Case, Outcome, row
from tests.support.databases import empty_tables

PAGE = Path(__file__).resolve().parents[2] / "docs" / "faults.md"
ROOMS = (commands, reminders, activity)
HEAD = """\
# Faults

What happens when parts of Uspevai die, freeze or lie. The processes run for real on real servers,
durable as shipped; people go on tapping all the while, and each tap leaves a token. At the end the
books are compared: what was acknowledged is stored, nothing took effect twice or out of turn, each
reminder came once.

The table is made by `make faults` (seed {seed}, {seconds:.0f} s on this run).

I1: accepted input has exactly one effect. I2: one firing per reminder and occurrence. I4: order
within a chat. I5: the backlog drains after healing. “Answered later” counts the commands whose
caller waited {patience:.0f} s in vain and was told “accepted”; their results went out as messages.

| Fault | The person sees | Invariant | Tried | Result |
|---|---|---|---|---|
"""


async def run(wanted: list[Case], seed: int) -> list[tuple[Case, Outcome]]:
    """Run the cases one after the other, each on empty tables and streams."""
    outcomes = []
    async with arena(seed) as place:
        for one in wanted:
            await empty_tables(place.engine)
            await place.forget_streams()
            outcome = await _run(one, place)
            outcomes.append((one, outcome))
            print(row(one, outcome), flush=True)
    return outcomes


async def _run(one: Case, place: Arena) -> Outcome:
    try:
        async with asyncio.timeout(120):
            return await one.run(place)
    except (AssertionError, TimeoutError) as failure:
        return Outcome("not to its end", [f"{type(failure).__name__} {failure}".strip()])


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--only", default="", help="a word of the faults to try")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    logging.getLogger("nats").setLevel(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    wanted = [one for one in CASES if given.only in one.fault]
    started = time.monotonic()
    outcomes = asyncio.run(run(wanted, given.seed))
    seconds = time.monotonic() - started
    head = HEAD.format(seed=given.seed, seconds=seconds, patience=2)
    if not given.only:
        PAGE.write_text(head + "\n".join(row(*one) for one in outcomes) + "\n", encoding="utf-8")
    print(f"{seconds:.0f} s")
    return 1 if any(outcome.complaints for _, outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
