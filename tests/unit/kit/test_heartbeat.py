"""A supervisor learns from the heartbeat that the loop is alive, stuck, or gone."""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.kit.heartbeat import run_heartbeat


def check(path: Path | None, max_age: str = "30") -> subprocess.CompletedProcess[str]:
    """The check as a supervisor runs it."""
    return subprocess.run(
        [sys.executable, "-m", "core.kit.heartbeat", "--max-age", max_age],
        env={"PATH": os.defpath, **({"HEARTBEAT_FILE": str(path)} if path else {})},
        capture_output=True,
        text=True,
        check=False,
    )


def age(path: Path) -> float:
    return time.time() - path.stat().st_mtime


async def touched_again(path: Path) -> None:
    async with asyncio.timeout(30):
        while age(path) > 1000:
            await asyncio.sleep(0.01)


async def test_it_beats_while_the_loop_runs_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "beat"
    async with run_heartbeat(path, every=0.02):
        os.utime(path, (0, 0))
        await touched_again(path)
        assert check(path).returncode == 0
    assert not path.exists()


@pytest.mark.parametrize(("seconds", "status"), [(10, 0), (31, 1)])
def test_an_old_heartbeat_is_a_failure_that_says_how_old(
    tmp_path: Path, seconds: int, status: int
) -> None:
    path = tmp_path / "beat"
    path.touch()
    os.utime(path, (time.time() - seconds,) * 2)
    found = check(path)
    assert found.returncode == status
    assert not status or "s ago" in found.stderr


def test_no_heartbeat_at_all_is_a_failure(tmp_path: Path) -> None:
    assert "No such file" in check(tmp_path / "none").stderr
    assert check(None).stderr == "HEARTBEAT_FILE: not set\n"


async def test_a_place_that_cannot_be_written_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        async with run_heartbeat(tmp_path / "nowhere" / "beat"):
            pass
