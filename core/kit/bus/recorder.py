"""Events written down as JSON lines, and read again."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Annotated, Any, Literal

import msgspec
import structlog

from core.kit.bus.errors import BusError, NotSerializable
from core.kit.bus.events import Event

log = structlog.get_logger(__name__)


class RecordedEvent(msgspec.Struct):
    """A recorded event; `position` is where its source goes on after it."""

    name: str
    at: Annotated[datetime, msgspec.Meta(tz=True)]
    data: msgspec.Raw
    position: int = 0


class InvalidRecording(BusError):
    """A line that is no recorded event, with the byte offset at which it starts."""

    def __init__(self, path: Path, offset: int, reason: str) -> None:
        super().__init__(f"{path}: the line at byte {offset} is no recorded event: {reason}")
        self.path, self.offset = path, offset


class EventRecorder:
    """A listener that appends every event to a file: `{"name":…,"at":…,"data":…}` a line.

    Several processes may record into one file. Events that are being replayed are not recorded.
    """

    def __init__(self, path: Path | str) -> None:
        self._fd = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._lock = Lock()
        self._torn = not _ends_with_newline(self._fd)

    def __call__(self, event: Event) -> None:
        """Write one event; `NotSerializable` or `OSError` if it cannot be written."""
        if not event.replayed:
            self._append_line(_encode_line(event))

    def close(self) -> None:
        """Put what was written on the disk and close the file."""
        os.fsync(self._fd)
        os.close(self._fd)

    def _append_line(self, line: bytes) -> None:
        with self._lock:
            if self._torn:  # an unfinished line stays alone, so that it spoils no other
                line = b"\n" + line
            self._torn = True
            written = os.write(self._fd, line)
            if written < len(line):
                raise OSError(f"only {written} of {len(line)} bytes of an event were written")
            self._torn = False


def read_recorded_events(
    path: Path | str, after: int = 0, *, on_corrupt: Literal["raise", "skip"] = "raise"
) -> Iterator[RecordedEvent]:
    """The events recorded in a file from byte `after` on; a last line still unfinished is left out.

    A damaged line raises `BadRecording`, or is logged and passed over with `on_corrupt="skip"`.
    """
    path, position = Path(path), after
    with path.open("rb") as lines:
        if lines.seek(0, os.SEEK_END) < after:
            raise InvalidRecording(path, after, "the file is shorter than the place to resume from")
        lines.seek(after)
        for line in lines:
            if not line.endswith(b"\n"):
                return
            start, position = position, position + len(line)
            try:
                recorded = _decode_recorded(line)
            except msgspec.DecodeError as error:
                _handle_invalid_line(path, start, line, str(error), on_corrupt)
            else:
                recorded.position = position
                yield recorded


def _handle_invalid_line(
    path: Path, offset: int, line: bytes, reason: str, on_corrupt: str
) -> None:
    if line.isspace():
        return
    if on_corrupt == "raise":
        raise InvalidRecording(path, offset, reason)
    log.warning("damaged line passed over", path=str(path), offset=offset, reason=reason)


def _encode_line(event: Event) -> bytes:
    line: dict[str, Any] = {"name": event.name, "at": event.at, "data": event.data}
    try:
        return _encode_json(line) + b"\n"
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise NotSerializable(event.name, str(error)) from error


def _ends_with_newline(fd: int) -> bool:
    size = os.fstat(fd).st_size
    return size == 0 or os.pread(fd, 1, size - 1) == b"\n"


_encode_json = msgspec.json.Encoder().encode
_decode_recorded = msgspec.json.Decoder(RecordedEvent).decode
