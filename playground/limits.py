"""Telegram's sending limits as token buckets: 30/s in all, 1/s per chat, 20/min per group."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from playground.errors import too_many_requests

COUNTED = ("send", "edit", "copy", "forward")
UNCOUNTED = {"sendchataction"}


@dataclass
class Bucket:
    """`rate` tokens a second, at most `burst` at once."""

    rate: float
    burst: float
    tokens: float = field(init=False)
    filled_at: float = 0.0

    def __post_init__(self) -> None:
        self.tokens = self.burst

    def fill(self, now: float) -> None:
        self.tokens = min(self.burst, self.tokens + (now - self.filled_at) * self.rate)
        self.filled_at = now

    def wait(self) -> float:
        """Seconds until a token is there."""
        return max(0.0, (1 - self.tokens) / self.rate)


class Limits:
    """Refuses what Telegram would refuse; off until `enabled`."""

    def __init__(self, enabled: bool, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.enabled = enabled
        self._monotonic = monotonic
        self._total = Bucket(rate=30, burst=30)
        self._chats: dict[int, Bucket] = {}

    def take(self, method: str, chat_id: int) -> None:
        """Count a message.

        :raises ApiError: 429 with the seconds to wait.
        """
        name = method.lower()
        if not self.enabled or not name.startswith(COUNTED) or name in UNCOUNTED:
            return
        buckets = (self._total, self._bucket(chat_id))
        now = self._monotonic()
        for bucket in buckets:
            bucket.fill(now)
        wait = max(bucket.wait() for bucket in buckets)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        for bucket in buckets:
            bucket.tokens -= 1

    def clear(self) -> None:
        self._total = Bucket(rate=30, burst=30)
        self._chats.clear()

    def _bucket(self, chat_id: int) -> Bucket:
        group = Bucket(rate=20 / 60, burst=20)
        return self._chats.setdefault(chat_id, group if chat_id < 0 else Bucket(rate=1, burst=5))
