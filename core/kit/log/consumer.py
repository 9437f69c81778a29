"""Reading topics as a member of a group that remembers how far it has come."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Self

from core.kit.log import index
from core.kit.log.files import FileLock, build_index_path, list_segment_bases, validate_topic
from core.kit.log.offsets import get_groups_folder, read_offset, write_offset
from core.kit.log.reader import OnCorrupt, TopicReader
from core.kit.log.records import Record

POLL_INTERVAL = 0.01


class _TopicAssignment:
    """One topic read for one group; the group's lock is held as long as it lives."""

    def __init__(self, folder: Path, group: str, on_corrupt: OnCorrupt, latest: bool) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._group, self._on_corrupt = folder, group, on_corrupt
        self._latest = latest
        self._lock = FileLock(get_groups_folder(folder) / f"{group}.lock")
        self._reader: TopicReader | None = None
        self.committed = 0

    def acquire_reader(self) -> TopicReader | None:
        """The reader, None while another member of the group reads this topic."""
        if self._reader is None and self._lock.try_acquire():
            committed = read_offset(self._folder, self._group)
            self.committed = committed or 0
            start = self._get_end_offset() if committed is None and self._latest else self.committed
            self._reader = TopicReader(self._folder, start, self._on_corrupt)
        return self._reader

    def seek(self, offset: int) -> None:
        reader = self.acquire_reader()
        if reader is not None:
            reader.close()
            reader.offset = offset

    def commit(self) -> None:
        if self._reader is not None and self._reader.offset > self.committed:
            write_offset(self._folder, self._group, self._reader.offset)
            self.committed = self._reader.offset

    def close(self) -> None:
        if self._reader is not None:
            self._reader.close()
        self._lock.close()

    def _get_end_offset(self) -> int:
        return read_end_offset(self._folder)


class Consumer:
    """Reads the topics under `root` for `group`: each record to one member, in order.

    One member at a time reads a topic; others stand by and take over at the last committed offset
    when it closes or dies. A record may therefore come again, but none is passed over. Committed
    offsets never go back. `start` says where a new group begins.
    """

    def __init__(
        self,
        root: Path | str,
        group: str = "default",
        *,
        on_corrupt: OnCorrupt = "raise",
        start: Literal["earliest", "latest"] = "earliest",
    ) -> None:
        self._root, self._group = Path(root), validate_topic(group)
        self._on_corrupt, self._latest = on_corrupt, start == "latest"
        self._topics: dict[str, _TopicAssignment] = {}

    def subscribe(self, *topics: str) -> None:
        """Read these topics too; one that does not exist yet will be read once it does."""
        for topic in topics:
            if topic not in self._topics:
                folder = self._root / validate_topic(topic)
                self._topics[topic] = _TopicAssignment(
                    folder, self._group, self._on_corrupt, self._latest
                )

    def poll(self, max_records: int = 500, timeout: float = 0.0) -> list[Record]:
        """The next records, topic by topic; waits up to `timeout` seconds for the first.

        `CorruptRecord` at damaged bytes unless they are to be skipped; all before was returned.
        """
        deadline = time.monotonic() + timeout
        while not (records := self._read_records(max_records)):
            left = deadline - time.monotonic()
            if left <= 0:
                return []
            time.sleep(min(left, POLL_INTERVAL))
        return records

    def commit(self) -> None:
        """Make the progress of all topics durable; on `OSError` the last commit stays in force."""
        for assignment in self._topics.values():
            assignment.commit()

    def seek(self, topic: str, offset: int) -> None:
        """Read from `offset` next; what is committed does not change until it is passed."""
        self._topics[topic].seek(offset)

    def position(self, topic: str) -> int:
        """The offset that `poll` reads next."""
        reader = self._topics[topic].acquire_reader()
        return self.committed(topic) if reader is None else reader.offset

    def committed(self, topic: str) -> int:
        """The offset at which another member would go on."""
        return read_offset(self._root / topic, self._group) or 0

    def is_reading(self, topic: str) -> bool:
        """Whether this member, not another of its group, reads the topic."""
        return self._topics[topic].acquire_reader() is not None

    def lag(self, topic: str) -> int:
        """How many records are committed to the topic but not yet polled."""
        return max(0, read_end_offset(self._root / topic) - self.position(topic))

    def close(self) -> None:
        """Stop reading, so that another member may; commits nothing."""
        while self._topics:
            self._topics.popitem()[1].close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read_records(self, max_records: int) -> list[Record]:
        records: list[Record] = []
        for topic in tuple(self._topics):
            reader = self._topics[topic].acquire_reader()
            if reader is not None and len(records) < max_records:
                records += reader.read_records(max_records - len(records))
            self._topics[topic] = self._topics.pop(topic)
        return records


def read_end_offset(folder: Path) -> int:
    """The offset the next record of a topic will get."""
    bases = list_segment_bases(folder)
    if not bases:
        return 0
    indexed = index.read_entries(build_index_path(folder, bases[-1]))[-1:]
    for start in (*(offset for offset, _ in indexed), bases[-1]):
        end = _read_to_end(folder, start)
        if end > start:  # a true entry leads to a record at least
            return end
    return bases[-1]


def _read_to_end(folder: Path, start: int) -> int:
    """The offset behind the last record that is not before `start`; else `start`."""
    reader = TopicReader(folder, start, "skip")
    try:
        while reader.read_records(10_000):
            pass
    finally:
        reader.close()
    return reader.offset


def read_topic(
    root: Path | str, topic: str, offset: int = 0, *, on_corrupt: OnCorrupt = "raise"
) -> Iterator[Record]:
    """The records of a topic from `offset` to the present end, for no group."""
    folder = Path(root) / validate_topic(topic)
    if not folder.is_dir():
        return
    reader = TopicReader(folder, offset, on_corrupt)
    try:
        while records := reader.read_records(1000):
            yield from records
    finally:
        reader.close()
