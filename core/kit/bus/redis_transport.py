"""Redis pub/sub as a transport of the bus. Nothing else of the bus imports redis."""

import asyncio
import re
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.kit.background_tasks import spawn_task
from core.kit.bus.names import has_wildcard
from core.kit.bus.transport import DeliverCallback
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
_GLOB_SPECIAL = re.compile(r"([\\?\[\]^])")
MAX_RETRY_DELAY = 5.0


class RedisTransport:
    """Carries events through channels named `<prefix><event name>`.

    Pub/sub keeps nothing: a process that is away misses what is said meanwhile. When Redis comes
    back the subscriptions are renewed by themselves.
    """

    def __init__(self, url: str, *, prefix: str = "bus:") -> None:
        self._redis: Redis = Redis.from_url(url)
        self._pubsub = self._redis.pubsub()
        self._prefix = prefix
        self._patterns: dict[bytes, str] = {}
        self._confirmed: dict[bytes, asyncio.Event] = {}
        self._has_subscriptions = asyncio.Event()

    async def start(self, deliver: DeliverCallback) -> None:
        """Connect; a `RedisError` if nobody answers."""
        await self._redis.ping()
        self._deliver = deliver
        self._reader = spawn_task(self._read_messages(), name="bus redis reader")

    async def subscribe_pattern(self, pattern: str) -> None:
        """Subscribe, and wait for the server's word that it is done."""
        channel = self._build_channel(pattern)
        confirmed = self._confirmed[channel] = asyncio.Event()
        self._patterns[channel] = pattern
        if has_wildcard(pattern):
            await self._pubsub.psubscribe(channel)
        else:
            await self._pubsub.subscribe(channel)
        self._has_subscriptions.set()
        await confirmed.wait()

    async def unsubscribe_pattern(self, pattern: str) -> None:
        """Unsubscribe."""
        channel = self._build_channel(pattern)
        if has_wildcard(pattern):
            await self._pubsub.punsubscribe(channel)
        else:
            await self._pubsub.unsubscribe(channel)
        self._patterns.pop(channel, None)

    async def publish(self, name: str, payload: bytes) -> None:
        """Publish; a `RedisError` after the client's own retries."""
        await self._redis.publish(self._prefix + name, payload)

    async def close(self) -> None:
        """Stop reading and disconnect."""
        self._reader.cancel()
        await asyncio.wait([self._reader])
        await self._pubsub.aclose()  # type: ignore[no-untyped-call]
        await self._redis.aclose()

    def _build_channel(self, pattern: str) -> bytes:
        if not has_wildcard(pattern):
            return (self._prefix + pattern).encode()
        escaped = _GLOB_SPECIAL.sub(r"\\\1", self._prefix + pattern)
        return re.sub(r"\.?>$", lambda end: end[0].replace(">", "*"), escaped).encode()

    async def _read_messages(self) -> None:
        pause = 0.05
        while True:
            await self._has_subscriptions.wait()
            try:
                message = await self._pubsub.get_message(timeout=None)
            except (RedisError, OSError) as error:
                log.warning(
                    "redis is away, the bus waits", error=describe_error(error), seconds=pause
                )
                await asyncio.sleep(pause)
                pause = min(pause * 2, MAX_RETRY_DELAY)
                continue
            pause = 0.05
            await self._deliver_message(message)

    async def _deliver_message(self, message: dict[str, Any] | None) -> None:
        if message is None:
            return
        if message["type"] in ("subscribe", "psubscribe"):
            self._confirmed[message["channel"]].set()
        elif message["type"] in ("message", "pmessage"):
            pattern = self._patterns.get(message["pattern"] or message["channel"])
            name = message["channel"].decode().removeprefix(self._prefix)
            if pattern is not None:
                await self._deliver(pattern, name, message["data"])
