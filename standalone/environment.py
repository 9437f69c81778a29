"""Makes the virtual environment from the pinned lock, once, and again when the lock changed.

Standard library only: it runs before anything is installed.
"""

import argparse
import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from standalone.installer import FetchError, InstallError, install_packages
from standalone.stamp import EnvironmentStamp

ROOT = Path(__file__).resolve().parent.parent
RUNTIME_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
REQUIRED_MEGABYTES = 700


def main(arguments: list[str]) -> int:
    """Parse the command line, bring the environment up to date, and run the program if asked."""
    parser = argparse.ArgumentParser(prog="bootstrap.py", description=__doc__)
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv")
    parser.add_argument("--dev", action="store_true", help="with the tools for tests and checks")
    parser.add_argument("--run", action="store_true", help="then run `python -m standalone`")
    options, rest = parser.parse_known_args(arguments)
    venv = options.venv.resolve()
    try:
        update_environment(venv, ROOT / DEV_LOCK if options.dev else ROOT / RUNTIME_LOCK)
    except InstallError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    if options.run:
        os.chdir(ROOT)
        python = str(venv / "bin" / "python")
        os.execv(python, [python, "-m", "standalone", *rest])  # noqa: S606
    return 0


def update_environment(venv: Path, lock: Path) -> None:
    """Make `venv` hold what `lock` pins; does nothing when it does. Raises InstallError."""
    if EnvironmentStamp.read_from(venv).covers_lock(lock):
        return
    with _lock_environment(venv) as keep_locked:
        stamp = EnvironmentStamp.read_from(venv)
        if stamp.covers_lock(lock):
            return
        if EnvironmentStamp.is_begun(venv) or not _is_usable(venv):
            _recreate_environment(venv)
        # An environment with the tools keeps them: their lock contains the runtime's.
        _install_lock(
            venv, lock.with_name(DEV_LOCK) if stamp.has_lock(DEV_LOCK) else lock, keep_locked
        )


def _install_lock(venv: Path, lock: Path, keep_locked: int) -> None:
    EnvironmentStamp.mark_begun(venv)
    try:
        install_packages(venv, lock, keep_locked)
    except FetchError:
        EnvironmentStamp.clear_begun(venv)
        raise
    covered = [lock] if lock.name == RUNTIME_LOCK else [lock, lock.with_name(RUNTIME_LOCK)]
    EnvironmentStamp.create_for(venv, covered).write_to(venv)


@contextmanager
def _lock_environment(venv: Path) -> Iterator[int]:
    """Hold a lock on the folder around `venv`, so that two installations do not mix.

    Yields its descriptor; a child that inherits it keeps the lock even if this process is killed.
    """
    try:
        venv.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(venv.parent, os.O_RDONLY)
    except OSError as error:
        raise InstallError(f"cannot use the folder {venv.parent}: {error.strerror}") from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another installation is at work here, waiting for it", flush=True)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)


def _is_usable(venv: Path) -> bool:
    """Whether the environment's Python runs and has pip; the system's may have been replaced."""
    check = [str(venv / "bin" / "python"), "-c", "import pip"]
    try:
        return subprocess.run(check, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _recreate_environment(venv: Path) -> None:
    _check_free_space(venv.parent)
    if venv.exists() and any(venv.iterdir()):
        if not (venv / "pyvenv.cfg").exists() and not EnvironmentStamp.is_begun(venv):
            raise InstallError(f"{venv} is not a virtual environment: name another with VENV=")
        shutil.rmtree(venv)
    print(f"Making the environment {venv}", flush=True)
    command = [sys.executable, "-m", "venv", str(venv)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise InstallError(_explain_venv_failure(made.stdout + made.stderr, venv))


def _check_free_space(folder: Path) -> None:
    free = shutil.disk_usage(folder).free >> 20
    if free < REQUIRED_MEGABYTES:
        raise InstallError(f"only {free} MB free under {folder}, {REQUIRED_MEGABYTES} MB needed")


def _explain_venv_failure(output: str, venv: Path) -> str:
    if "ensurepip" in output or "No module named venv" in output:
        sudo = "" if os.geteuid() == 0 else "sudo "
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        return f"Python's venv module is incomplete: run `{sudo}apt install {package}`"
    last = (output.strip().splitlines() or ["no output"])[-1]
    return f"the environment {venv} cannot be made: {last}"
