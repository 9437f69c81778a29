"""Everything the playground knows, in one place for the Bot API and the user side."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiogram.methods import TelegramMethod

from playground.call_log import CallLog
from playground.callback_queries import CallbackQueryStore
from playground.chats import ChatStore
from playground.event_stream import PageEventPublisher
from playground.faults import FaultInjector
from playground.files import FileStore, Upload
from playground.inline import InlineQueryStore
from playground.journal import TableJournal
from playground.rate_limiter import SendingRateLimiter
from playground.updates import UpdateQueue

Json = dict[str, Any]
_RESET_TABLES = (
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


def get_utc_now() -> datetime:
    return datetime.now(UTC)


class PlaygroundState:
    """One bot, its people and their chats."""

    def __init__(
        self,
        data_dir: Path | None,
        limits: bool = False,
        now: Callable[[], datetime] = get_utc_now,
        bot_name: str = "Uspevai",
    ) -> None:
        self.bot_name = bot_name
        self.journal = TableJournal(data_dir / "journal.jsonl" if data_dir else None)
        self.chats = ChatStore(self.journal, now)
        self.updates = UpdateQueue(self.journal)
        self.queries = CallbackQueryStore(self.journal, self.chats)
        self.files = FileStore(self.journal, data_dir / "files" if data_dir else None)
        self.inline = InlineQueryStore(self.journal, self.chats)
        self.events = PageEventPublisher()
        self.faults = FaultInjector()
        self.limits = SendingRateLimiter(limits)
        self.calls = CallLog(now)

    def open_state(self) -> None:
        """:raises OSError: the data folder cannot be used."""
        self.journal.open_file()
        self.chats.restore_messages()

    def close_state(self) -> None:
        self.events.close()
        self.updates.release_poller()
        self.journal.close()

    def reset_state(self) -> None:
        """Forget people, chats, mails, updates, faults; what the bot set up stays, numbers too."""
        for table in _RESET_TABLES:
            self.journal.clear_table(table)
        self.chats.restore_messages()
        self.files.clear_contents()
        self.inline.clear_queries()
        self.faults.clear_faults()
        self.limits.clear_buckets()
        self.calls.clear_calls()
        self.events.publish_event("reset", {})

    def get_bot(self, token: str) -> Json:
        """The User object of the bot behind a token."""
        bot_id = int(token.partition(":")[0])
        if self.journal.get_table("settings").get("bot_id") != bot_id:
            self.journal.put_row("settings", "bot_id", bot_id)
        return self.get_current_bot()

    def get_current_bot(self) -> Json:
        """The bot that called last."""
        return {
            "id": self.journal.get_table("settings").get("bot_id", 1),
            "is_bot": True,
            "first_name": self.bot_name,
            "username": "playground_bot",
        }

    def post_message(self, chat: Json, sender: Json, content: Json) -> Json:
        """Put a message into a chat and tell the page."""
        message = self.chats.add_message(chat, sender, content)
        self.events.publish_event("new", message)
        return message


@dataclass(frozen=True, slots=True)
class BotApiCall:
    """One Bot API call on its way to its handler."""

    state: PlaygroundState
    bot: Json
    method: TelegramMethod[Any]
    uploads: dict[str, Upload]
