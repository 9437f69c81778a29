"""Updates that were confirmed to the messenger before they were finished, kept in JetStream.

Telegram shows at most 100 updates from the oldest unconfirmed one on, and confirms by offset alone:
without this a few slow chats would hide everybody else's updates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
from nats.js import JetStreamContext
from nats.js.errors import NotFoundError

from bot.runtime.raw_updates import RawUpdate
from core.kit.nats.streams import UPDATES

BATCH_BYTES = 512 * 1024
TIMEOUT_SECONDS = 5.0


@dataclass(slots=True, frozen=True)
class UpdateBatch:
    """Updates that were written together; `sequence` is the message's number in the stream."""

    sequence: int
    updates: tuple[RawUpdate, ...]


@dataclass(slots=True, frozen=True)
class UnfinishedUpdateStore:
    """Packs of one bot in the stream UPDATES; a message is a JSON array of updates."""

    js: JetStreamContext
    bot_id: int

    @property
    def subject(self) -> str:
        return f"updates.{self.bot_id}"

    async def save_updates(self, updates: Sequence[RawUpdate]) -> list[UpdateBatch]:
        """Write them down; when this returns they survive the death of any process.

        :raises nats.errors.Error: NATS is away, or the stream is full. Some may be written.
        """
        packs = []
        for part in _split_by_size(updates):
            body = msgspec.json.encode(part)
            ack = await self.js.publish(self.subject, body, timeout=TIMEOUT_SECONDS)
            packs.append(UpdateBatch(ack.seq, part))
        return packs

    async def load_batches(self) -> list[UpdateBatch]:
        """What a process before this one has left, oldest first.

        :raises nats.errors.Error: NATS is away.
        """
        packs: list[UpdateBatch] = []
        sequence = 1
        while True:
            try:
                found = await self.js.get_msg(UPDATES, sequence, subject=self.subject, next=True)
            except NotFoundError:
                return packs
            assert found.seq is not None
            updates = msgspec.json.decode(found.data or b"[]", type=tuple[RawUpdate, ...])
            packs.append(UpdateBatch(found.seq, updates))
            sequence = found.seq + 1

    async def delete_batch(self, pack: UpdateBatch) -> None:
        """Erase a pack whose updates are all finished.

        :raises nats.errors.Error: NATS is away.
        """
        await self.js.delete_msg(UPDATES, pack.sequence)


def _split_by_size(updates: Sequence[RawUpdate]) -> Iterator[tuple[RawUpdate, ...]]:
    part: list[RawUpdate] = []
    size = 0
    for one in updates:
        length = len(msgspec.json.encode(one))
        if part and size + length > BATCH_BYTES:
            yield tuple(part)
            part, size = [], 0
        part.append(one)
        size += length
    if part:
        yield tuple(part)
