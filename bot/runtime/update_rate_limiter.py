"""Which updates are handled at all: one person cannot take the bot away from the others."""

from collections import Counter, OrderedDict
from dataclasses import dataclass, field

from bot.runtime.raw_updates import RawUpdate, get_sender_id, get_written_at
from core.kit.clock import Clock

BURST = 40.0
PER_SECOND = 4.0
MAX_WAITING = 60
MAX_BUCKETS = 50_000
_Bucket = tuple[float, float]


@dataclass(slots=True)
class UpdateRateLimiter:
    """A token bucket per sender, and a bound of how many of their updates wait at once.

    A message is counted at the time it was written, by the messenger's clock: what somebody wrote
    over an hour while the bot was away is no flood. Presses and queries carry no time and are
    counted when they arrive, in a bucket of their own: the two clocks may differ.
    """

    clock: Clock
    burst: float = BURST
    per_second: float = PER_SECOND
    most_waiting: int = MAX_WAITING
    _buckets: OrderedDict[tuple[int, bool], _Bucket] = field(default_factory=OrderedDict)
    _waiting: Counter[int] = field(default_factory=Counter)

    def admit_update(self, raw: RawUpdate) -> bool:
        """Whether the update is to be handled; one that is counts as waiting until `release`."""
        if self.count_waiting(raw) >= self.most_waiting or not self._take_token(raw):
            return False
        self.count_admitted(raw)
        return True

    def count_waiting(self, raw: RawUpdate) -> int:
        """How many updates of its sender wait or are being handled."""
        return self._waiting[get_sender_id(raw)]

    def count_admitted(self, raw: RawUpdate) -> None:
        """Count one that was admitted before, by a process that has died."""
        self._waiting[get_sender_id(raw)] += 1

    def release_update(self, raw: RawUpdate) -> None:
        """It waits no more."""
        sender = get_sender_id(raw)
        self._waiting[sender] -= 1
        if self._waiting[sender] <= 0:
            del self._waiting[sender]

    def _take_token(self, raw: RawUpdate) -> bool:
        written = get_written_at(raw)
        at = self.clock.now().timestamp() if written is None else written
        key = get_sender_id(raw), written is None
        tokens, since = self._buckets.pop(key, (self.burst, at))
        tokens = min(self.burst, tokens + max(0.0, at - since) * self.per_second)
        allowed = tokens >= 1
        self._buckets[key] = (tokens - 1 if allowed else tokens, max(at, since))
        if len(self._buckets) > MAX_BUCKETS:
            self._buckets.popitem(last=False)
        return allowed
