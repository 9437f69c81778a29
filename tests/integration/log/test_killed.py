"""A writer killed with SIGKILL at random moments, again and again, on the same log."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.kit.log import read_topic
from core.kit.log.offsets import read_offset

ROUNDS = int(os.environ.get("FAULT_ROUNDS", "200"))
ROUNDS_A_LOG = 20
PROGRAM = Path(__file__).with_name("killed_writer.py")
REPOSITORY = Path(__file__).parents[3]


@dataclass
class Reported:
    """The highest numbers the killed writer got an answer for."""

    sent: int = 0
    committed: int = 0


@pytest.fixture
def forker() -> Iterator["subprocess.Popen[str]"]:
    program = [sys.executable, str(PROGRAM)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def run_and_kill(forker: "subprocess.Popen[str]", root: Path, number: int) -> Reported:
    assert forker.stdin is not None
    assert forker.stdout is not None
    forker.stdin.write(f"{root} {number}\n")
    forker.stdin.flush()
    reported = Reported()
    pid, killed = 0, False
    for line in forker.stdout:
        word, _, value = line.strip().partition(" ")
        if word == "pid":
            pid = int(value)
        elif word == "dead":
            return reported
        else:
            setattr(reported, word, int(value))
        if word == "sent" and not killed:  # a random moment after the first answer
            time.sleep(random.uniform(0, 0.02))
            os.kill(pid, signal.SIGKILL)
            killed = True
    raise AssertionError("the program ended")


def test_what_was_answered_is_there_in_order_and_nothing_torn(
    forker: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    number = committed = total = 0
    for attempt in range(ROUNDS):
        if attempt % ROUNDS_A_LOG == 0:
            root, number, committed = tmp_path / str(attempt), 0, 0
        reported = run_and_kill(forker, root, number)
        records = list(read_topic(root, "t"))
        assert [record.offset for record in records] == list(range(len(records)))
        assert [record.value[0] for record in records] == list(range(len(records)))
        assert len(records) >= reported.sent > number
        now_committed = read_offset(root / "t", "g") or 0
        assert max(reported.committed, committed) <= now_committed <= len(records)
        total += len(records) - number
        number, committed = len(records), now_committed
    assert total > ROUNDS
