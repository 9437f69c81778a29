"""How often one calendar is read, and how often one caller may miss."""

import asyncio
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

REMEMBERED = 20_000


@dataclass(slots=True)
class Allowance:
    """A token bucket a key: `burst` at once, then one each `every` seconds."""

    burst: int
    every: float
    _buckets: "OrderedDict[Hashable, tuple[float, float]]" = field(default_factory=OrderedDict)

    def wait(self, key: Hashable, *, cost: float = 1.0) -> float:
        """Take `cost`; 0 if it was there, else seconds until it will be, and nothing is taken."""
        now = asyncio.get_running_loop().time()
        tokens, since = self._buckets.pop(key, (float(self.burst), now))
        tokens = min(float(self.burst), tokens + (now - since) / self.every)
        lacking = max(1.0, cost) - tokens
        self._buckets[key] = (tokens if lacking > 0 else tokens - cost, now)
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        return max(0.0, lacking * self.every)
