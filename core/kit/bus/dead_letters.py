"""Two places for dead letters: memory, and a topic of the event log on files."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path

import msgspec

from core.kit.bus.failures import DeadLetter
from core.kit.log import Producer, read_topic


class InMemoryDeadLetterStore:
    """The newest `limit` dead letters of this process, oldest first."""

    def __init__(self, limit: int = 10_000) -> None:
        self._letters: deque[DeadLetter] = deque(maxlen=limit)

    def add(self, letter: DeadLetter) -> None:
        """Keep a letter, forgetting the oldest beyond the limit."""
        self._letters.append(letter)

    def __len__(self) -> int:
        return len(self._letters)

    def __iter__(self) -> Iterator[DeadLetter]:
        return iter(self._letters.copy())

    def clear(self) -> None:
        """Forget all letters."""
        self._letters.clear()


class FileDeadLetterStore:
    """Dead letters in a topic under `root`: they outlive the process and other processes see them.

    Data without a JSON form is kept as its `repr`.
    """

    def __init__(self, root: Path | str, topic: str = "dead-letters") -> None:
        self._root, self._topic = Path(root), topic
        self._producer = Producer(root)

    def add(self, letter: DeadLetter) -> None:
        """Append a letter; it is on the disk when this returns."""
        self._producer.send_bytes(self._topic, _encode_dead_letter(letter))

    def __iter__(self) -> Iterator[DeadLetter]:
        for record in read_topic(self._root, self._topic):
            yield _decoder.decode(record.payload)

    def close(self) -> None:
        """Close the files."""
        self._producer.close()


def _encode_dead_letter(letter: DeadLetter) -> bytes:
    try:
        return msgspec.json.encode(letter)
    except (TypeError, ValueError, OverflowError, RecursionError):
        return msgspec.json.encode(msgspec.structs.replace(letter, data=repr(letter.data)))


_decoder = msgspec.json.Decoder(DeadLetter)
