"""Runs pip on a lock file, shows how far it is, and says in one line why it failed."""

import re
import subprocess
import sys
import time
from pathlib import Path

PIP = ("install", "--require-hashes", "--no-input", "--progress-bar", "off", "--retries", "2")
FAILURE_REASONS = (
    (r"No space left on device|Errno 28", "there is no room left on the disk"),
    (
        r"Failed to establish a new connection|Temporary failure in name resolution"
        r"|Connection refused|ConnectTimeout|Read timed out|ProxyError|NewConnectionError",
        "the package index cannot be reached: check the network or set PIP_INDEX_URL",
    ),
    (r"DO NOT MATCH THE HASHES", "a package differs from the one that was locked"),
)
INSTALLING_LINE = "Installing collected packages"
LINE_INTERVAL_SECONDS = 5.0
"""Seconds between lines when the output is not a terminal."""


class InstallError(Exception):
    """One line for a person: why the environment could not be made and how to mend it."""


class FetchError(InstallError):
    """The packages could not be fetched; the environment is as it was."""


def install_packages(venv: Path, lock: Path, keep_locked: int) -> None:
    """Install what `lock` pins into `venv`; pip's output goes to `venv`/install.log.

    pip inherits the descriptor `keep_locked`, so that its lock lasts as long as pip works.
    """
    log = venv / "install.log"
    command = [str(venv / "bin" / "python"), "-m", "pip", *PIP, "-r", str(lock)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, pass_fds=[keep_locked]
        )
    display = ProgressDisplay(total=len(re.findall(r"^[\w.-]+(\[.*\])?==", lock.read_text(), re.M)))
    try:
        while process.poll() is None:
            display.show_progress(log.read_text(errors="replace"))
            time.sleep(0.2)
    finally:
        process.kill()
        display.clear_line()
    if process.wait() != 0:
        output_text = log.read_text(errors="replace")
        kind = InstallError if INSTALLING_LINE in output_text else FetchError
        raise kind(explain_failure(output_text, log))


def explain_failure(output: str, log: Path) -> str:
    """Why pip failed, as one line when the reason is a known one, else with pip's last lines."""
    for pattern, reason in FAILURE_REASONS:
        if re.search(pattern, output):
            return f"Packages could not be installed: {reason} (log: {log})"
    last = "\n".join(output.strip().splitlines()[-8:])
    return f"{last}\nPackages could not be installed, pip's last lines are above (log: {log})"


class ProgressDisplay:
    """One line that is rewritten on a terminal, a line now and then elsewhere."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._terminal = sys.stdout.isatty()
        self._began = self._shown = time.monotonic()

    def show_progress(self, output: str) -> None:
        """Show how far pip is, judged by its `output` so far."""
        now = time.monotonic()
        text = f"{describe_stage(output, self._total)} ({now - self._began:.0f} s)"
        if self._terminal:
            print(f"\r\x1b[K{text}", end="", flush=True)
        elif now - self._shown >= LINE_INTERVAL_SECONDS:
            self._shown = now
            print(text, flush=True)

    def clear_line(self) -> None:
        """Leave the line."""
        if self._terminal:
            print("\r\x1b[K", end="", flush=True)


def describe_stage(output: str, total: int) -> str:
    """What pip does, for example `Fetching packages: 12 of 78, asyncpg`."""
    if INSTALLING_LINE in output:
        return f"Installing {total} packages"
    ignored = output.count("Ignoring ")
    fetched = re.findall(r"^(?:Collecting|Requirement already satisfied:) ([\w.-]+)", output, re.M)
    latest = f", {fetched[-1]}" if fetched else ""
    return f"Fetching packages: {len(fetched)} of {total - ignored}{latest}"
