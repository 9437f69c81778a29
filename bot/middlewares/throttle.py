"""One person cannot take the bot away from the others."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update

from bot.presses import let_go
from bot.speaker import Speaker
from core.kit.clock import Clock

BURST = 40.0
PER_SECOND = 4.0
PEOPLE = 50_000


class ThrottleMiddleware(BaseMiddleware):
    """A token bucket a person; whoever is too quick is told so, and nothing is done."""

    def __init__(self, clock: Clock, burst: float = BURST, per_second: float = PER_SECOND) -> None:
        self._clock, self._burst, self._rate = clock, burst, per_second
        self._buckets: OrderedDict[int, tuple[float, float]] = OrderedDict()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        user = data.get("event_from_user")
        if user is None or self._allow(user.id):
            return await handler(event, data)
        assert isinstance(event, Update)
        return await _refuse(event, data["speaker"])

    def _allow(self, user_id: int) -> bool:
        now = self._clock.now().timestamp()
        tokens, since = self._buckets.pop(user_id, (self._burst, now))
        tokens = min(self._burst, tokens + max(0.0, now - since) * self._rate)
        allowed = tokens >= 1
        self._buckets[user_id] = (tokens - 1 if allowed else tokens, now)
        if len(self._buckets) > PEOPLE:
            self._buckets.popitem(last=False)
        return allowed


async def _refuse(update: Update, speaker: Speaker) -> None:
    if update.callback_query:
        await let_go(update.callback_query, speaker.text("error-too-fast"))
    elif update.message:
        await update.message.answer(speaker.rich("error-too-fast"))
