"""The queue of updates: kept until confirmed, handed out by long polling."""

import asyncio
from itertools import islice, takewhile
from typing import Any

from playground.errors import CONFLICT, ApiError
from playground.journal import TableJournal

Json = dict[str, Any]

MAX_BATCH = 100
_OPT_IN_KINDS = {"chat_member", "message_reaction", "message_reaction_count"}
_POLLER_CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


class UpdateQueue:
    """Updates in the order they happened; all but the confirmed ones survive a restart."""

    def __init__(self, journal: TableJournal) -> None:
        self._journal = journal
        self._poller: asyncio.Future[None] | None = None
        self.arrived = asyncio.Event()

    def push_update(self, kind: str, payload: Json) -> None:
        """Queue an update of a kind the bot asked for; others are dropped, as Telegram does."""
        allowed = self.allowed_kinds
        if (kind not in allowed) if allowed else (kind in _OPT_IN_KINDS):
            return
        update_id = self._journal.get_table("counters").get("update", 0) + 1
        self._journal.put_row("counters", "update", update_id)
        self._journal.put_row("updates", update_id, {"update_id": update_id, kind: payload})
        self._wake_poller()

    @property
    def allowed_kinds(self) -> list[str]:
        """Kinds of updates the bot asked for; empty for the default set."""
        return list(self._journal.get_table("settings").get("allowed_updates", []))

    def set_allowed_kinds(self, kinds: list[str] | None) -> None:
        """Take over `allowed_updates` of a call; None leaves the former choice."""
        if kinds is not None and kinds != self.allowed_kinds:
            self._journal.put_row("settings", "allowed_updates", kinds)

    def list_pending(self, limit: int | None = None) -> list[Json]:
        """Unconfirmed updates, oldest first."""
        return list(islice(self._journal.get_table("updates").values(), limit))

    def __len__(self) -> int:
        return len(self._journal.get_table("updates"))

    def confirm_update(self, update_id: int) -> None:
        """Forget one delivered update."""
        self._journal.drop_row("updates", update_id)

    def confirm_below(self, offset: int) -> None:
        """Forget the updates below `offset`; a negative one keeps that many of the newest."""
        keys = list(self._journal.get_table("updates"))
        done = keys[:offset] if offset < 0 else takewhile(lambda key: int(key) < offset, keys)
        for key in list(done):
            self._journal.drop_row("updates", key)

    async def poll_updates(self, offset: int, limit: int, timeout: float) -> list[Json]:
        """Long polling: up to `limit` updates, waiting `timeout` seconds for the first.

        :raises ApiError: 409 when another poller takes over.
        """
        self.confirm_below(offset)
        self._replace_poller()
        limit = min(max(limit, 1), MAX_BATCH)
        if not len(self) and timeout > 0:
            await self._wait_for_update(timeout)
        return self.list_pending(limit)

    def release_poller(self) -> None:
        """Let the waiting poller go with what there is."""
        self._wake_poller()

    def _replace_poller(self) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(ApiError(CONFLICT, _POLLER_CONFLICT))

    async def _wait_for_update(self, timeout: float) -> None:
        waiting = self._poller = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(timeout):
                await waiting
        except TimeoutError:
            return
        finally:
            if self._poller is waiting:
                self._poller = None

    def _wake_poller(self) -> None:
        self.arrived.set()
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
