"""A messenger that takes everything and remembers it, and places of messages kept in memory."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.methods import EditMessageText, SendDocument, SendMessage, TelegramMethod
from aiogram.types import Chat, FSInputFile, InlineKeyboardMarkup, Message
from aiogram_dialog.test_tools.bot_client import FakeBot

from bot.dialogs.admin.queue_monitor import NotificationQueueMonitor
from bot.live.broadcasts import ProgressBoard
from bot.ui.current_user import QueryRunner
from bot.ui.message_edits import MessageRef
from core.activity.analytics.questions import ActiveUsers, Analytics, Cohort, TypeTotal
from core.users.contracts import Owners
from tests.factories.people import OWNER_ID

MORNING = datetime.fromisoformat("2026-11-21T08:00:00+00:00")


class RecordingBot(FakeBot):
    """Takes messages and remembers them."""

    def __init__(self) -> None:
        self.sent: list[SendMessage] = []
        self.edited: list[str] = []
        self.keyboard: InlineKeyboardMarkup | None = None
        self.documents: dict[str, bytes] = {}
        self.files: dict[str, bytes] = {}

    async def download(self, file: Any, destination: Any = None, *_: Any, **__: Any) -> None:
        """What a person has sent, by its file id."""
        destination.write(self.files[file])

    async def __call__(
        self, method: TelegramMethod[Any], request_timeout: int | None = None
    ) -> Any:
        if isinstance(method, EditMessageText):
            self.edited.append(str(method.text))
            self.keyboard = method.reply_markup
            return True
        if isinstance(method, SendDocument):
            assert isinstance(method.document, FSInputFile)
            self.documents[str(method.document.filename)] = _content(method.document)
        elif not isinstance(method, SendMessage):
            return await super().__call__(method, request_timeout)
        else:
            self.sent.append(method)
        chat = Chat(id=int(method.chat_id), type="private")
        return Message(message_id=5000 + len(self.sent), date=MORNING, chat=chat)


def _content(file: FSInputFile) -> bytes:
    return Path(file.path).read_bytes()


class NoPlaces:
    """Nothing outlives the process."""

    async def save_ref(self, message_ref: MessageRef) -> None: ...

    async def remove_ref(self, message_ref: MessageRef) -> None: ...

    async def list_refs(self) -> tuple[MessageRef, ...]:
        return ()

    async def acquire_lease(self, message_ref: MessageRef) -> bool:
        return True

    async def renew_lease(self, message_ref: MessageRef) -> None: ...


@dataclass(slots=True)
class KeptPlaces:
    """The book in memory; every message has its turn at once."""

    kept: dict[str, MessageRef] = field(default_factory=dict)

    async def save_ref(self, message_ref: MessageRef) -> None:
        self.kept[message_ref.store_key] = message_ref

    async def remove_ref(self, message_ref: MessageRef) -> None:
        self.kept.pop(message_ref.store_key, None)

    async def list_refs(self) -> tuple[MessageRef, ...]:
        return tuple(self.kept.values())

    async def acquire_lease(self, message_ref: MessageRef) -> bool:
        return True

    async def renew_lease(self, message_ref: MessageRef) -> None: ...


class NoEvents:
    """Analytics where nothing has happened yet."""

    async def list_active_users(self, first: date, last: date) -> tuple[ActiveUsers, ...]:
        return (ActiveUsers(day=last, daily=0, weekly=0, monthly=0),)

    async def list_top_events(self, *_: Any) -> tuple[TypeTotal, ...]:
        return ()

    async def get_retention(self, *_: Any) -> tuple[Cohort, ...]:
        return ()


async def _count_queue() -> int:
    return 7


def build_owner_parts(bot: Bot, query_runner: QueryRunner) -> dict[Any, Any]:
    """What the owner's windows need of a process, by type."""
    return {
        ProgressBoard: ProgressBoard(bot, query_runner, Owners(frozenset([OWNER_ID])), NoPlaces()),
        NotificationQueueMonitor: _count_queue,
        Analytics: NoEvents(),
    }
