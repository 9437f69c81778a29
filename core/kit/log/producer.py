"""Sending messages to topics."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Self

import msgspec

from core.kit.clock import Clock, SystemClock
from core.kit.log.errors import InvalidMessage, OutOfSpace
from core.kit.log.files import validate_topic
from core.kit.log.syncing import FsyncPolicy
from core.kit.log.writer import TopicSettings, TopicWriter

BATCH_BYTES = 256 * 1024


class Producer:
    """Appends messages to the topics under `root`; any number of threads and processes may.

    What `send` returned for is committed: visible to every consumer, and safe from the death of the
    process; safe from a power loss as `fsync` says. See `Settings` for the bounds.
    """

    def __init__(
        self,
        root: Path | str,
        *,
        fsync: FsyncPolicy = "batch",
        segment_bytes: int = 64 * 1024 * 1024,
        size_bytes: int | None = None,
        retention_bytes: int | None = None,
        retention_seconds: float | None = None,
        max_record_bytes: int = 16 * 1024 * 1024,
        clock: Clock | None = None,
    ) -> None:
        self._root, self._clock = Path(root), clock or SystemClock()
        self._writers: dict[str, TopicWriter] = {}
        self._settings = TopicSettings(
            fsync=fsync,
            segment_bytes=segment_bytes,
            size_bytes=size_bytes,
            retention_bytes=retention_bytes,
            retention_seconds=retention_seconds,
            max_record_bytes=max_record_bytes,
        )

    def send(self, topic: str, message: Any) -> int:
        """Append a message as JSON; gives its offset.

        `InvalidMessage` if it has no JSON form or is too large; without room `DiskFull`, `LogFull`.
        """
        return self.append_payloads(topic, [self.encode_message(topic, message)])[0]

    def send_many(self, topic: str, messages: Iterable[Any]) -> range:
        """Append messages in one go; gives their offsets. A refused message refuses all of them."""
        return self.append_payloads(
            topic, [self.encode_message(topic, message) for message in messages]
        )

    def send_bytes(self, topic: str, *payloads: bytes) -> range:
        """Append payloads as they are, in one go; gives their offsets."""
        for payload in payloads:
            if len(payload) > self._settings.max_record_bytes:
                raise self._build_too_large_error(topic, payload)
        return self.append_payloads(topic, payloads)

    def open_batch(self, topic: str) -> "MessageBatch":
        """Messages collected and appended together: `with producer.batch("orders") as batch: …`."""
        return MessageBatch(self, topic)

    def encode_message(self, topic: str, message: Any) -> bytes:
        """The payload of a message; `InvalidMessage` if it cannot be sent."""
        try:
            payload = _encode_json(message)
        except (TypeError, ValueError, OverflowError, RecursionError) as error:
            raise InvalidMessage(topic, str(error)) from error
        if len(payload) > self._settings.max_record_bytes:
            raise self._build_too_large_error(topic, payload)
        return payload

    def trim_topic(self, topic: str) -> None:
        """Delete the segments that every consumer group has committed."""
        self._get_writer(topic).trim_consumed()

    def enforce_retention(self, topic: str) -> None:
        """Delete what is beyond the retention bounds; each new segment does so by itself."""
        self._get_writer(topic).enforce_retention()

    def sync(self) -> None:
        """Put everything sent so far on the disk, whatever the policy."""
        for writer in self._writers.values():
            writer.sync()

    def close(self) -> None:
        """Close the files, synced unless the policy is "never"."""
        while self._writers:
            self._writers.popitem()[1].close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def append_payloads(self, topic: str, payloads: Sequence[bytes]) -> range:
        """Append payloads from `encode`; gives their offsets."""
        return self._get_writer(topic).append_payloads(payloads)

    def _get_writer(self, topic: str) -> TopicWriter:
        writer = self._writers.get(topic)
        if writer is None:
            folder = self._root / validate_topic(topic)
            writer = self._writers[topic] = TopicWriter(folder, self._settings, self._clock)
        return writer

    def _build_too_large_error(self, topic: str, payload: bytes) -> InvalidMessage:
        limit = self._settings.max_record_bytes
        return InvalidMessage(topic, f"{len(payload)} bytes, more than {limit}")


class MessageBatch:
    """Messages not committed before `flush` returns; leaving the `with` block flushes."""

    def __init__(self, producer: Producer, topic: str) -> None:
        self._producer, self._topic = producer, topic
        self._payloads: list[bytes] = []
        self._bytes = 0

    def send(self, message: Any) -> None:
        """Collect a message, appending what was collected when it is large enough."""
        payload = self._producer.encode_message(self._topic, message)
        self._payloads.append(payload)
        self._bytes += len(payload)
        if self._bytes >= BATCH_BYTES:
            self.flush()

    def flush(self) -> None:
        """Append what was collected; what found no room stays for the next `flush`."""
        if not self._payloads:
            return
        appended = 0
        try:
            appended = len(self._producer.append_payloads(self._topic, self._payloads))
        except OutOfSpace as error:
            appended = len(error.appended)
            raise
        finally:
            del self._payloads[:appended]
            self._bytes = sum(map(len, self._payloads))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.flush()


_encode_json = msgspec.json.Encoder().encode
