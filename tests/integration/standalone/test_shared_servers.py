"""The pytest plugin that shares one set of servers between the workers of a test run."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support import shared_servers

ROOT = Path(shared_servers.__file__).parent.parent.parent
SUITE = """
import os, pathlib, pytest

@pytest.mark.parametrize("number", range(4))
async def test_address(number, database_admin_url, nats_url, redis_url, worker_id):
    note = pathlib.Path(os.environ["NOTES"]) / f"{worker_id}-{number}"
    redis, _, database = redis_url.partition("?")
    assert database == f"db={int(worker_id.removeprefix('gw')) if 'gw' in worker_id else 0}"
    note.write_text(f"{database_admin_url} {nats_url} {redis}")
    assert pathlib.Path(redis.removeprefix("unix://")).is_socket()
"""


def _run_suite(tmp_path: Path) -> list[str]:
    """The addresses that the tests of a small suite saw."""
    (tmp_path / "test_addresses.py").write_text(SUITE)
    notes = tmp_path / "notes"
    notes.mkdir()
    plugins = ("-p", "tests.support.shared_servers", "-o", "asyncio_mode=auto")
    env = {name: value for name, value in os.environ.items() if "XDIST" not in name}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugins, "-n", "2", str(tmp_path)],
        cwd=tmp_path,
        env=env | {"PYTHONPATH": str(ROOT), "NOTES": str(notes)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert len({path.name.partition("-")[0] for path in notes.iterdir()}) == 2
    return [path.read_text() for path in notes.iterdir()]


def test_all_workers_share_one_set_which_ends_with_the_run(tmp_path: Path) -> None:
    seen = _run_suite(tmp_path)
    assert len(seen) == 4
    assert len(set(seen)) == 1
    assert not Path(seen[0].rpartition("unix://")[2]).exists()
