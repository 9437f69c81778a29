"""Accepted events on files while NATS is away: on the disk before the answer, bounded, in order."""

import asyncio
from pathlib import Path

import structlog
from prometheus_client import Gauge

from core.kit.background_tasks import spawn_task
from core.kit.error_texts import describe_error
from core.kit.log import Consumer, LogError, Producer

log = structlog.get_logger(__name__)
TOPIC = "activity"
GROUP = "drain"
BATCH_SIZE = 100
OTHER_READER_DELAY = 0.5
buffered_messages = Gauge("uspevai_activity_spooled", "Envelopes on files, waiting for NATS")


PendingWrite = tuple[bytes, "asyncio.Future[None]"]


class DiskBufferFull(Exception):
    """The disk buffer's bytes are used up, or its folder cannot be written."""


class DiskBuffer:
    """An event log of one topic. Appends of one moment share one write and one fsync."""

    def __init__(self, folder: Path, size_bytes: int) -> None:
        self._folder, self._size = folder, size_bytes
        self._producer = Producer(folder, size_bytes=size_bytes)
        self._consumer = Consumer(folder, GROUP, on_corrupt="skip")
        self._filled = asyncio.Event()
        self._gathering: list[PendingWrite] = []
        self._writing = asyncio.Lock()

    @property
    def has_waiting(self) -> bool:
        """Whether anything is on files that is not yet in the stream."""
        return self._filled.is_set()

    async def open_buffer(self) -> None:
        """Find what an earlier process left; a folder that cannot be used is told, not raised."""
        try:
            self._consumer.subscribe(TOPIC)
            if await self._get_lag():
                self._filled.set()
        except OSError as error:
            log.warning(
                "no spool for events", folder=str(self._folder), error=describe_error(error)
            )

    async def close(self) -> None:
        """Let go of the files; what waits stays."""
        await asyncio.to_thread(self._consumer.close)
        await asyncio.to_thread(self._producer.close)

    async def write_payload(self, payload: bytes) -> None:
        """Return when the payload is on the disk. Raises SpoolFull."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._gathering.append((payload, done))
        async with self._writing:
            if not done.done():
                # Shielded: others wait for this write too, whatever becomes of this caller.
                await asyncio.shield(spawn_task(self._write_gathered(), name="spool"))
        await done

    async def wait_for_payloads(self) -> None:
        """Wait until there is something to read."""
        await self._filled.wait()

    async def read_batch(self) -> list[bytes]:
        """The next payloads, oldest first; none while another process reads them."""
        records = await asyncio.to_thread(self._consumer.poll, BATCH_SIZE)
        if not records:
            await self._refresh_lag()
        return [record.payload for record in records]

    async def commit_batch(self) -> None:
        """What was read will not be read again, and its place on the disk is free."""
        await asyncio.to_thread(self._commit_and_trim)

    async def _refresh_lag(self) -> None:
        async with self._writing:
            lag = await self._get_lag()
            buffered_messages.set(lag)
            if not lag:
                self._filled.clear()
                return
        await asyncio.sleep(OTHER_READER_DELAY)

    async def _write_gathered(self) -> None:
        gathered, self._gathering = self._gathering, []
        payloads = [payload for payload, _ in gathered]
        self._filled.set()
        try:
            await asyncio.to_thread(self._producer.send_bytes, TOPIC, *payloads)
        except (LogError, OSError) as error:
            log.warning("the spool takes nothing", error=describe_error(error))
            _resolve_writes(gathered, DiskBufferFull(str(error)))
        else:
            _resolve_writes(gathered, None)

    async def _get_lag(self) -> int:
        return await asyncio.to_thread(self._consumer.lag, TOPIC)

    def _commit_and_trim(self) -> None:
        self._consumer.commit()
        self._producer.trim_topic(TOPIC)


def _resolve_writes(gathered: list[PendingWrite], error: DiskBufferFull | None) -> None:
    for _, done in gathered:
        if done.done():  # its caller went away
            continue
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(error)
