"""When written bytes go to the disk."""

import os
from threading import Lock, Timer
from typing import Literal

import structlog

log = structlog.get_logger(__name__)
FsyncPolicy = Literal["always", "batch", "never"] | float


class FileSyncer:
    """Applies one policy to the file being written; a number is the longest delay in seconds."""

    def __init__(self, policy: FsyncPolicy) -> None:
        self._policy = policy
        self._lock = Lock()
        self._timer: Timer | None = None

    def sync_after_write(self, fd: int) -> None:
        """Called after each write."""
        if self._policy in ("always", "batch"):
            os.fsync(fd)
        elif self._policy != "never" and self._timer is None:
            with self._lock:
                self._timer = Timer(float(self._policy), self._sync_late, [fd])
                self._timer.daemon = True
                self._timer.start()

    def sync_now(self, fd: int) -> None:
        """Put everything written so far on the disk."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
            if fd >= 0:
                os.fsync(fd)

    def sync_before_close(self, fd: int) -> None:
        """Called before a file is closed."""
        if self._policy != "never":
            self.sync_now(fd)

    def _sync_late(self, fd: int) -> None:
        with self._lock:
            if self._timer is None:
                return
            self._timer = None
            try:
                os.fsync(fd)
            except OSError as error:
                log.error("fsync failed, a power loss may take records", exc_info=error)
