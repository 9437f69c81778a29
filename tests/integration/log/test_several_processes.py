"""Several processes write one topic while two groups read it in processes of their own."""

import os
import subprocess
import sys
from pathlib import Path

from core.kit.log import Consumer, Producer, read_topic

REPOSITORY = Path(__file__).parents[3]
COUNT = 1000


def start(*arguments: object) -> "subprocess.Popen[str]":
    program = [sys.executable, str(Path(__file__).with_name("parties.py")), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.Popen(program, stdout=subprocess.PIPE, text=True, env=environment)


def test_two_writers_and_two_groups_agree_on_one_order(tmp_path: Path) -> None:
    readers = [start("read", tmp_path, group, 2 * COUNT) for group in ("a", "b")]
    writers = [start("write", tmp_path, name, COUNT) for name in ("x", "y")]
    assert [writer.communicate(timeout=60)[1:] for writer in writers]
    seen = [reader.communicate(timeout=60)[0].splitlines() for reader in readers]
    assert seen[0] == seen[1]
    rows = [line.split() for line in seen[0]]
    assert [int(offset) for offset, _, _ in rows] == list(range(2 * COUNT))
    for name in ("x", "y"):
        assert [int(n) for _, who, n in rows if who == name] == list(range(COUNT))
    pairs = [(rows[i][1], rows[i + 1][1]) for i in range(0, len(rows), 2)]
    assert all(first == second for first, second in pairs), "a call's records stay together"


def test_a_member_takes_over_from_one_killed(tmp_path: Path) -> None:
    with Producer(tmp_path) as producer:
        producer.send_many("t", [["x", number] for number in range(500)])
    victim = start("read", tmp_path, "g", 0)
    assert victim.stdout is not None
    with Consumer(tmp_path, "g") as heir:
        heir.subscribe("t")
        seen = [int(victim.stdout.readline().split()[0]) for _ in range(120)]
        assert heir.poll() == []
        victim.kill()
        seen += [int(line.split()[0]) for line in victim.stdout if line.endswith("\n")]
        victim.wait()
        victim.stdout.close()
        inherited = [record.offset for record in heir.poll(1000)]
    assert inherited == list(range(inherited[0], 500)) if inherited else len(seen) == 500
    assert seen == list(range(len(seen)))
    assert not inherited or inherited[0] <= len(seen)


def test_a_writer_finds_the_segment_another_process_began(tmp_path: Path) -> None:
    with Producer(tmp_path, segment_bytes=5_000) as producer:
        for turn in range(3):
            producer.send("t", ["here", turn])
            writer = start("write", tmp_path, "x", 400)
            assert writer.communicate(timeout=60)[0] == ""
            assert writer.returncode == 0
        producer.send("t", ["here", 3])
    records = list(read_topic(tmp_path, "t"))
    assert [record.offset for record in records] == list(range(1204))
    assert [record.offset for record in records if record.value[0] == "here"] == [0, 401, 802, 1203]
