"""The first step of `make run`: finds a Python that is new enough and hands over to it.

This file alone keeps to the grammar of Python 3.6, so that an old Python can say what is wrong.
"""

import os
import shutil
import subprocess
import sys

MIN_VERSION = (3, 11)
NEWEST_MINOR = 14


def main() -> None:
    """Continue in `standalone.environment`, or say in one line which Python is needed."""
    if sys.version_info < MIN_VERSION:
        _continue_in_newer_python()
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    from standalone import environment

    sys.exit(environment.main(sys.argv[1:]))


def _continue_in_newer_python() -> None:
    for minor in range(NEWEST_MINOR, MIN_VERSION[1] - 1, -1):
        path = shutil.which(f"python3.{minor}")
        if path is not None and _can_run(path):
            os.execv(path, [path, os.path.abspath(__file__)] + sys.argv[1:])  # noqa: RUF005, S606
    sys.exit(
        f"Uspevai needs Python {MIN_VERSION[0]}.{MIN_VERSION[1]} or newer, this is "
        f"{sys.version.split()[0]} ({sys.executable}): install one, or name it with "
        "`make run PYTHON=/path/to/python3`"
    )


def _can_run(path: str) -> bool:
    """Whether the program runs at all: version managers put empty shims on the PATH."""
    check = f"import sys; sys.exit(sys.version_info < {MIN_VERSION})"
    return subprocess.call([path, "-c", check], stderr=subprocess.DEVNULL) == 0


if __name__ == "__main__":
    main()
