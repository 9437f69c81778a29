"""Telegram's sending limits as token buckets: 30/s in all, 1/s per chat, 20/min per group."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from playground.errors import build_too_many_requests

COUNTED_PREFIXES = ("send", "edit", "copy", "forward")
UNCOUNTED_METHODS = {"sendchataction"}


@dataclass
class TokenBucket:
    """`rate` tokens a second, at most `burst` at once."""

    rate: float
    burst: float
    tokens: float = field(init=False)
    filled_at: float = 0.0

    def __post_init__(self) -> None:
        self.tokens = self.burst

    def refill_tokens(self, now: float) -> None:
        self.tokens = min(self.burst, self.tokens + (now - self.filled_at) * self.rate)
        self.filled_at = now

    def calculate_wait(self) -> float:
        """Seconds until a token is there."""
        return max(0.0, (1 - self.tokens) / self.rate)


class SendingRateLimiter:
    """Refuses what Telegram would refuse; off until `enabled`."""

    def __init__(self, enabled: bool, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.enabled = enabled
        self._monotonic = monotonic
        self._total = TokenBucket(rate=30, burst=30)
        self._chats: dict[int, TokenBucket] = {}

    def count_message(self, method: str, chat_id: int) -> None:
        """Count a message.

        :raises ApiError: 429 with the seconds to wait.
        """
        name = method.lower()
        if not self.enabled or not name.startswith(COUNTED_PREFIXES) or name in UNCOUNTED_METHODS:
            return
        buckets = (self._total, self._get_bucket(chat_id))
        now = self._monotonic()
        for bucket in buckets:
            bucket.refill_tokens(now)
        wait = max(bucket.calculate_wait() for bucket in buckets)
        if wait > 0:
            raise build_too_many_requests(math.ceil(wait))
        for bucket in buckets:
            bucket.tokens -= 1

    def clear_buckets(self) -> None:
        self._total = TokenBucket(rate=30, burst=30)
        self._chats.clear()

    def _get_bucket(self, chat_id: int) -> TokenBucket:
        group = TokenBucket(rate=20 / 60, burst=20)
        return self._chats.setdefault(
            chat_id, group if chat_id < 0 else TokenBucket(rate=1, burst=5)
        )
