"""Everything the playground knows, in one place for the Bot API and the user side."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiogram.methods import TelegramMethod

from playground.calls import CallLog
from playground.chats import Chats
from playground.events import EventHub
from playground.faults import Faults
from playground.files import FileStore, Upload
from playground.inline import Inline
from playground.journal import Journal
from playground.limits import Limits
from playground.queries import Queries
from playground.updates import UpdateQueue

Json = dict[str, Any]
_FORGOTTEN = (
    "people",
    "chats",
    "messages",
    "updates",
    "queries",
    "files",
    "keyboards",
    "mails",
    "inline",
)


def utc_now() -> datetime:
    return datetime.now(UTC)


class World:
    """One bot, its people and their chats."""

    def __init__(
        self,
        data_dir: Path | None,
        limits: bool = False,
        now: Callable[[], datetime] = utc_now,
        bot_name: str = "Uspevai",
    ) -> None:
        self.bot_name = bot_name
        self.journal = Journal(data_dir / "journal.jsonl" if data_dir else None)
        self.chats = Chats(self.journal, now)
        self.updates = UpdateQueue(self.journal)
        self.queries = Queries(self.journal, self.chats)
        self.files = FileStore(self.journal, data_dir / "files" if data_dir else None)
        self.inline = Inline(self.journal, self.chats)
        self.events = EventHub()
        self.faults = Faults()
        self.limits = Limits(limits)
        self.calls = CallLog(now)

    def open(self) -> None:
        """:raises OSError: the data folder cannot be used."""
        self.journal.open()
        self.chats.restore()

    def close(self) -> None:
        self.events.close()
        self.updates.release()
        self.journal.close()

    def reset(self) -> None:
        """Forget people, chats, mails, updates, faults; what the bot set up stays, numbers too."""
        for table in _FORGOTTEN:
            self.journal.clear(table)
        self.chats.restore()
        for part in (self.files, self.inline, self.faults, self.limits, self.calls):
            part.clear()
        self.events.publish("reset", {})

    def bot(self, token: str) -> Json:
        """The User object of the bot behind a token."""
        bot_id = int(token.partition(":")[0])
        if self.journal.table("settings").get("bot_id") != bot_id:
            self.journal.put("settings", "bot_id", bot_id)
        return self.current_bot()

    def current_bot(self) -> Json:
        """The bot that called last."""
        return {
            "id": self.journal.table("settings").get("bot_id", 1),
            "is_bot": True,
            "first_name": self.bot_name,
            "username": "playground_bot",
        }

    def post(self, chat: Json, sender: Json, content: Json) -> Json:
        """Put a message into a chat and tell the page."""
        message = self.chats.add(chat, sender, content)
        self.events.publish("new", message)
        return message


@dataclass(frozen=True, slots=True)
class Call:
    """One Bot API call on its way to its handler."""

    world: World
    bot: Json
    method: TelegramMethod[Any]
    uploads: dict[str, Upload]
