"""Delivery of updates to the bot's webhook: in order per chat, again until it answers 2xx."""

import asyncio
from collections import deque
from typing import Any

import aiohttp
import msgspec

from playground.state import PlaygroundState

Json = dict[str, Any]

FIRST_RETRY_DELAY = 0.1
MAX_RETRY_DELAY = 5.0
REPLY_TIMEOUT_SECONDS = 60.0


class WebhookDispatcher:
    """Posts pending updates while a webhook is set; each chat has its own line."""

    def __init__(self, world: PlaygroundState) -> None:
        self._world = world
        self._lines: dict[int, deque[Json]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._scheduled: set[int] = set()
        self._slots = asyncio.Semaphore(40)
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        timeout = aiohttp.ClientTimeout(total=REPLY_TIMEOUT_SECONDS)
        self._session = aiohttp.ClientSession(timeout=timeout)
        self._world.updates.arrived.set()
        self._track_task(asyncio.create_task(self._watch_updates()))

    async def stop(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def _track_task(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _watch_updates(self) -> None:
        while True:
            await self._world.updates.arrived.wait()
            self._world.updates.arrived.clear()
            if self._get_webhook() is not None:
                self._schedule_pending()

    def _schedule_pending(self) -> None:
        for update in self._world.updates.list_pending():
            if update["update_id"] not in self._scheduled:
                self._scheduled.add(update["update_id"])
                self._enqueue_update(update)

    def _enqueue_update(self, update: Json) -> None:
        chat_id = _get_chat_id(update)
        line = self._lines.get(chat_id)
        if line is not None:
            line.append(update)
            return
        self._lines[chat_id] = deque([update])
        self._track_task(asyncio.create_task(self._deliver_queue(chat_id)))

    async def _deliver_queue(self, chat_id: int) -> None:
        line = self._lines[chat_id]
        while line:
            await self._deliver_update(line[0])
            self._scheduled.discard(line.popleft()["update_id"])
        del self._lines[chat_id]

    async def _deliver_update(self, update: Json) -> None:
        """Post until it is taken, dropped, or the webhook is gone."""
        pause = FIRST_RETRY_DELAY
        while (webhook := self._get_webhook()) is not None and self._is_pending(update):
            async with self._slots:
                failure = await self._post_update(webhook, update)
            if failure is None:
                self._world.updates.confirm_update(update["update_id"])
                return
            self._record_failure(failure)
            await asyncio.sleep(pause)
            pause = min(pause * 2, MAX_RETRY_DELAY)

    async def _post_update(self, webhook: Json, update: Json) -> str | None:
        """Why the bot did not take the update; None when it did."""
        headers = {"Content-Type": "application/json"}
        if webhook["secret_token"]:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook["secret_token"]
        body = msgspec.json.encode(update)
        if self._session is None:
            return "Playground is stopping"
        try:
            async with self._session.post(webhook["url"], data=body, headers=headers) as response:
                if 200 <= response.status < 300:
                    return None
                return f"Wrong response from the webhook: {response.status} {response.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            return f"Connection failed: {error or type(error).__name__}"

    def _record_failure(self, failure: str) -> None:
        error = {
            "last_error_date": self._world.chats.get_timestamp(),
            "last_error_message": failure,
        }
        self._world.journal.put_row("settings", "webhook_error", error)

    def _get_webhook(self) -> Json | None:
        found: Json | None = self._world.journal.get_table("settings").get("webhook")
        return found

    def _is_pending(self, update: Json) -> bool:
        return str(update["update_id"]) in self._world.journal.get_table("updates")


def _get_chat_id(update: Json) -> int:
    for payload in update.values():
        if isinstance(payload, dict):
            holder = payload.get("message", payload)
            return int(holder["chat"]["id"])
    return 0
