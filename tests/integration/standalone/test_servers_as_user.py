"""The servers as an ordinary user: no root anywhere."""

import json
import os
import pwd
import subprocess
import sys
from pathlib import Path

import pytest

from standalone.servers import ServerEndpoints
from tests.support import hold_servers
from tests.support.server_tokens import read_everywhere, write_everywhere

ROOT = Path(hold_servers.__file__).parent.parent.parent
SYSTEM_PYTHONS = (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3")
TRIAL = """
import sys
from standalone.servers import EmbeddedServers, binaries
find = binaries
programs = [find.find_redis_server(), find.find_nats_server(), find.find_postgres_install()]
sys.exit(sys.version_info < (3, 11))
"""
EVERYWHERE = {"postgres": {"a"}, "nats": {"a"}, "redis": {"a"}}


class User:
    """Runs programs as `nobody` when this is root, else as whoever this is."""

    def __init__(self) -> None:
        self.entry = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        packages = [path for path in sys.path if path.endswith("site-packages")]
        self._environment = {
            "HOME": "/tmp",
            "PATH": os.defpath,
            "PYTHONPATH": os.pathsep.join([str(ROOT), *packages]),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self.python = next(filter(self._can_run, SYSTEM_PYTHONS), None)

    def spawn(self, *command: str) -> subprocess.Popen[str]:
        root = os.geteuid() == 0
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd="/",
            env=self._environment,
            user=self.entry.pw_uid if root else None,
            group=self.entry.pw_gid if root else None,
            extra_groups=[] if root else None,
        )

    def _can_run(self, python: str) -> bool:
        try:
            process = self.spawn(python, "-c", TRIAL)
        except OSError:
            return False
        process.communicate()
        return process.returncode == 0


@pytest.fixture
def user(data_dir: Path) -> User:
    user = User()
    if user.python is None:
        pytest.skip("no Python 3.11+ with the wheels that an ordinary user may run here")
    data_dir.mkdir()
    os.chown(data_dir, user.entry.pw_uid, user.entry.pw_gid)
    return user


async def test_start_write_stop_start_as_an_ordinary_user(user: User, data_dir: Path) -> None:
    for round_ in ("first", "second"):
        assert user.python is not None
        with user.spawn(user.python, hold_servers.__file__, str(data_dir)) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            line = process.stdout.readline()
            assert line, process.stderr.read()
            endpoints = ServerEndpoints(**json.loads(line)["endpoints"])
            if round_ == "first":
                await write_everywhere(endpoints, "a")
            assert await read_everywhere(endpoints) == EVERYWHERE
            process.communicate("")
        assert process.returncode == 0
    assert owners_below(data_dir) == {user.entry.pw_uid}


def owners_below(folder: Path) -> set[int]:
    return {path.lstat().st_uid for path in folder.rglob("*")}


@pytest.mark.skipif(os.geteuid() != 0, reason="needs a folder that belongs to somebody else")
async def test_a_folder_of_somebody_else_is_refused_in_one_line(user: User, data_dir: Path) -> None:
    os.chown(data_dir, 0, 0)
    assert user.python is not None
    process = user.spawn(user.python, hold_servers.__file__, str(data_dir))
    _, error = process.communicate()
    assert process.returncode == 1
    assert error.startswith("cannot write to the data folder")
    assert error.count("\n") == 1
