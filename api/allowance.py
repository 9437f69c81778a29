"""How often something may be done under one key: a token bucket for each."""

import asyncio
from collections.abc import Hashable
from dataclasses import dataclass, field

from core.kit.lru import LruCache

MAX_KEYS = 20_000


@dataclass(slots=True)
class KeyedRateLimiter:
    """A token bucket a key: `burst` at once, then one each `every` seconds.

    At most `REMEMBERED` keys are kept; a forgotten key has its whole burst again.
    """

    burst: int
    interval_seconds: float
    _buckets: LruCache[Hashable, tuple[float, float]] = field(
        default_factory=lambda: LruCache(MAX_KEYS)
    )

    def take_tokens(self, key: Hashable) -> float:
        """Take one; 0 if it was there, else seconds until it will be, and nothing is taken."""
        now = asyncio.get_running_loop().time()
        tokens, since = self._buckets.get(key) or (float(self.burst), now)
        tokens = min(float(self.burst), tokens + (now - since) / self.interval_seconds)
        lacking = 1.0 - tokens
        self._buckets.put(key, (tokens if lacking > 0 else tokens - 1.0, now))
        return max(0.0, lacking * self.interval_seconds)
