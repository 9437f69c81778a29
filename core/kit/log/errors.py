"""What the event log refuses or finds broken, each as its own class."""

from pathlib import Path


class LogError(Exception):
    """Any trouble with the event log."""


class InvalidTopic(LogError, ValueError):
    """A topic or group name that cannot be a file's name."""

    def __init__(self, name: object) -> None:
        super().__init__(
            f"invalid topic or group {name!r}: up to 200 letters, digits, '.', '_' or '-', "
            "the first a letter or digit"
        )


class InvalidMessage(LogError, ValueError):
    """A message without a JSON form, or larger than a record may be."""

    def __init__(self, topic: str, reason: str) -> None:
        super().__init__(f"message for topic {topic!r} refused: {reason}")


class OutOfSpace(LogError):
    """Not all records were appended; `appended` are the offsets of those that were."""

    def __init__(self, message: str, appended: range) -> None:
        super().__init__(f"{message}; {len(appended)} records of this call were appended")
        self.appended = appended


class DiskFull(OutOfSpace):
    """The disk, the quota or the file size limit has no room; earlier records are intact."""


class LogFull(OutOfSpace):
    """The topic has reached its `size_bytes`; it goes on when consumers have caught up."""


class CorruptRecord(LogError):
    """Bytes that are no record with records behind them: `path`, `position` (byte offset there),
    and `resumes_at`, the byte offset of the next record in that file (None: not in this file)."""

    def __init__(self, path: Path, position: int, resumes_at: int | None) -> None:
        resumption = "the next file" if resumes_at is None else f"byte {resumes_at}"
        super().__init__(f"{path}: corrupt at byte {position}; readable again from {resumption}")
        self.path, self.position, self.resumes_at = path, position, resumes_at
