"""A sign of life for supervisors: a file that the event loop touches while it is not stuck.

`python -m core.kit.heartbeat --max-age 30` is the check: status 0 if HEARTBEAT_FILE is fresh.
It imports nothing of the product, so that a check costs little.
"""

import argparse
import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

INTERVAL_SECONDS = 5.0


@asynccontextmanager
async def run_heartbeat(path: Path | None, every: float = INTERVAL_SECONDS) -> AsyncIterator[None]:
    """Touch `path` every `every` seconds inside; remove it after. Does nothing without a path.

    Raises OSError at the start if the file cannot be written.
    """
    if path is None:
        yield
        return
    _touch_file(path)
    task = asyncio.get_running_loop().create_task(
        _touch_periodically(path, every), name="heartbeat"
    )
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        _remove_file(path)


async def _touch_periodically(path: Path, every: float) -> None:
    while True:
        await asyncio.sleep(every)
        with suppress(OSError):  # a file that stays old is the very sign a supervisor waits for
            _touch_file(path)


def _touch_file(path: Path) -> None:
    path.touch()


def _remove_file(path: Path) -> None:
    path.unlink(missing_ok=True)


def find_problem(path: Path, max_age: float, now: float) -> str | None:
    """What is wrong with the heartbeat at `now` (seconds since the epoch), or None."""
    try:
        age = now - path.stat().st_mtime
    except OSError as error:
        return f"{path}: {error.strerror}"
    return None if age <= max_age else f"{path}: last touched {age:.0f} s ago, over {max_age:.0f}"


def main() -> None:
    """Exit with status 0 if the heartbeat is fresh, else with 1 and one line."""
    parser = argparse.ArgumentParser(prog="python -m core.kit.heartbeat")
    parser.add_argument("--max-age", type=float, default=30.0, help="seconds")
    wanted = parser.parse_args()
    path = os.environ.get("HEARTBEAT_FILE")
    if not path:
        sys.exit("HEARTBEAT_FILE: not set")
    sys.exit(find_problem(Path(path), wanted.max_age, time.time()))


if __name__ == "__main__":
    main()
