"""The queue of updates: kept until confirmed, handed out by long polling."""

import asyncio
from itertools import islice, takewhile
from typing import Any

from playground.errors import CONFLICT, ApiError
from playground.journal import Journal

Json = dict[str, Any]

MAX_BATCH = 100
_UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}
_OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


class UpdateQueue:
    """Updates in the order they happened; all but the confirmed ones survive a restart."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._poller: asyncio.Future[None] | None = None
        self.arrived = asyncio.Event()

    def push(self, kind: str, payload: Json) -> None:
        """Queue an update of a kind the bot asked for; others are dropped, as Telegram does."""
        allowed = self.allowed
        if (kind not in allowed) if allowed else (kind in _UNASKED):
            return
        update_id = self._journal.table("counters").get("update", 0) + 1
        self._journal.put("counters", "update", update_id)
        self._journal.put("updates", update_id, {"update_id": update_id, kind: payload})
        self._wake()

    @property
    def allowed(self) -> list[str]:
        """Kinds of updates the bot asked for; empty for the default set."""
        return list(self._journal.table("settings").get("allowed_updates", []))

    def allow(self, kinds: list[str] | None) -> None:
        """Take over `allowed_updates` of a call; None leaves the former choice."""
        if kinds is not None and kinds != self.allowed:
            self._journal.put("settings", "allowed_updates", kinds)

    def pending(self, limit: int | None = None) -> list[Json]:
        """Unconfirmed updates, oldest first."""
        return list(islice(self._journal.table("updates").values(), limit))

    def __len__(self) -> int:
        return len(self._journal.table("updates"))

    def confirm(self, update_id: int) -> None:
        """Forget one delivered update."""
        self._journal.drop("updates", update_id)

    def confirm_below(self, offset: int) -> None:
        """Forget the updates below `offset`; a negative one keeps that many of the newest."""
        keys = list(self._journal.table("updates"))
        done = keys[:offset] if offset < 0 else takewhile(lambda key: int(key) < offset, keys)
        for key in list(done):
            self._journal.drop("updates", key)

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:
        """Long polling: up to `limit` updates, waiting `timeout` seconds for the first.

        :raises ApiError: 409 when another poller takes over.
        """
        self.confirm_below(offset)
        self._supersede()
        limit = min(max(limit, 1), MAX_BATCH)
        if not len(self) and timeout > 0:
            await self._wait(timeout)
        return self.pending(limit)

    def release(self) -> None:
        """Let the waiting poller go with what there is."""
        self._wake()

    def _supersede(self) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(ApiError(CONFLICT, _OTHER_POLLER))

    async def _wait(self, timeout: float) -> None:
        waiting = self._poller = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(timeout):
                await waiting
        except TimeoutError:
            return
        finally:
            if self._poller is waiting:
                self._poller = None

    def _wake(self) -> None:
        self.arrived.set()
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
