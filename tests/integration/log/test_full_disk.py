"""No room: a file size limit everywhere, a small disk where one may be mounted."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from core.kit.log import Consumer, DiskFull, Producer
from tests.integration.log.full_disk import fill_and_recover

REPOSITORY = Path(__file__).parents[3]
PROGRAM = Path(__file__).with_name("full_disk.py")


def may_mount() -> bool:
    """Whether this user can mount a file system: root outside the tightest containers."""
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        return False
    trial = ["unshare", "--mount", "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "/mnt"]
    return subprocess.run(trial, capture_output=True, check=False).returncode == 0


def fill_up(ballast: Path) -> None:
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def test_a_file_size_limit_loses_nothing_and_can_be_lifted(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    program = [sys.executable, str(PROGRAM), str(tmp_path)]
    done = subprocess.run(program, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


if may_mount():

    @pytest.fixture
    def small_disk(tmp_path: Path) -> Iterator[Path]:
        disk = tmp_path / "disk"
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], check=True)
        yield disk
        subprocess.run(["umount", str(disk)], check=True)

    def test_a_full_disk_loses_nothing_and_is_usable_again(small_disk: Path) -> None:
        ballast = small_disk / "ballast"
        ballast.write_bytes(bytes(100_000))
        fill_and_recover(small_disk, ballast.unlink)

    def test_a_commit_without_room_leaves_the_last_one_in_force(small_disk: Path) -> None:
        ballast = small_disk / "ballast"
        with Producer(small_disk) as producer, Consumer(small_disk, "g") as consumer:
            producer.send_many("t", range(10))
            consumer.subscribe("t")
            consumer.poll(4)
            consumer.commit()
            consumer.poll(4)
            fill_up(ballast)
            with pytest.raises(OSError, match="No space"):
                consumer.commit()
            assert consumer.committed("t") == 4
            with pytest.raises(DiskFull, match=r"no room for .*No space"):
                producer.send("t", "x" * 5000)
            ballast.unlink()
            consumer.commit()
            assert consumer.committed("t") == 8
            assert producer.send("t", "x") == 10
