"""Crash points: `CRASH_AT=<name>` ends the process at that very place, as kill -9 would."""

import os

_passed_count = 0


def crash_point(name: str) -> None:
    """End the process here with status 137 if the environment asks for it; fault tests do.

    `CRASH_AFTER=n` lets the point pass n times first.
    """
    global _passed_count
    if os.environ.get("CRASH_AT") != name:
        return
    if _passed_count < int(os.environ.get("CRASH_AFTER", "0")):
        _passed_count += 1
        return
    os._exit(137)
