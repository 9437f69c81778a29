"""Dialogue state: in Redis, and remembered by the one process that polls.

Telegram lets one process poll, so while it does, what it wrote last is what Redis holds: reads are
answered from memory, writes go to Redis before they count. Under a webhook several processes
answer and plain Redis is used, with its locks.
"""

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

import msgspec
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import (
    BaseEventIsolation,
    BaseStorage,
    DefaultKeyBuilder,
    StorageKey,
)
from aiogram.fsm.storage.memory import SimpleEventIsolation
from aiogram.fsm.storage.redis import RedisStorage
from redis.asyncio import Redis

STATE_TTL_SECONDS = 30 * 86_400
MAX_ENTRIES = 50_000
_EntryKey = tuple[StorageKey, str]


def create_storage(redis: Redis, *, shared: bool) -> tuple[BaseStorage, BaseEventIsolation]:
    """Storage and event isolation; `shared` when several processes answer updates."""
    keys = DefaultKeyBuilder(with_destiny=True, with_bot_id=True)
    stored = RedisStorage(
        redis, key_builder=keys, state_ttl=STATE_TTL_SECONDS, data_ttl=STATE_TTL_SECONDS
    )
    if shared:
        return stored, stored.create_isolation()
    return CachedStorage(stored), SimpleEventIsolation()


class CachedStorage(BaseStorage):
    """Write-through memory over another storage; at most ENTRIES values, the oldest leave."""

    def __init__(self, storage: BaseStorage) -> None:
        self._stored = storage
        self._kept: OrderedDict[_EntryKey, bytes] = OrderedDict()

    def clear_cache(self) -> None:
        """Another process may have written: read everything anew."""
        self._kept.clear()

    def clear_chat(self, chat_id: int) -> None:
        """Nothing of this chat is remembered here any more."""
        for slot in [one for one in self._kept if one[0].chat_id == chat_id]:
            del self._kept[slot]

    async def get_state(self, key: StorageKey) -> str | None:
        if (key, "state") not in self._kept:
            self._set_cached((key, "state"), await self._stored.get_state(key))
        found: str | None = self._get_cached((key, "state"))
        return found

    async def set_state(self, key: StorageKey, state: str | State | None = None) -> None:
        self._kept.pop((key, "state"), None)
        await self._stored.set_state(key, state)
        self._set_cached((key, "state"), state.state if isinstance(state, State) else state)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        if (key, "data") not in self._kept:
            self._set_cached((key, "data"), await self._stored.get_data(key))
        found: dict[str, Any] = self._get_cached((key, "data"))
        return found

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        self._kept.pop((key, "data"), None)
        await self._stored.set_data(key, data)
        self._set_cached((key, "data"), dict(data))

    async def close(self) -> None:
        await self._stored.close()

    def _get_cached(self, entry_key: _EntryKey) -> Any:
        self._kept.move_to_end(entry_key)
        return msgspec.json.decode(self._kept[entry_key])

    def _set_cached(self, entry_key: _EntryKey, value: Any) -> None:
        """Kept encoded, so that nobody changes the remembered value by accident."""
        self._kept[entry_key] = msgspec.json.encode(value)
        self._kept.move_to_end(entry_key)
        if len(self._kept) > MAX_ENTRIES:
            self._kept.popitem(last=False)
