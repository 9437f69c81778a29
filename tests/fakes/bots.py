"""A messenger that takes everything and remembers it, and places of messages kept in memory."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from aiogram import Bot
from aiogram.methods import EditMessageText, SendDocument, SendMessage, TelegramMethod
from aiogram.types import Chat, FSInputFile, InlineKeyboardMarkup, Message
from aiogram_dialog.test_tools.bot_client import FakeBot

from bot.dialogs.admin.queue_monitor import NotificationQueueMonitor
from bot.live.broadcasts import ProgressBoard
from bot.live.message_store import DueMessage
from bot.ui.current_user import QueryRunner
from bot.ui.message_edits import MessageRef
from core.activity.analytics.daily_questions import UsersByDay
from core.activity.analytics.questions import Analytics, Question, R
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


@dataclass(slots=True)
class MemoryMessageStore:
    """Live messages in memory: each has its turn whenever it is asked, unless it was postponed."""

    refs: dict[str, MessageRef] = field(default_factory=dict)
    postponed: set[str] = field(default_factory=set)

    async def save(self, ref: MessageRef) -> None:
        self.refs[ref.store_key] = ref
        self.postponed.discard(ref.store_key)

    async def remove(self, key: str) -> None:
        self.refs.pop(key, None)

    async def postpone(self, key: str, seconds: float) -> None:
        self.postponed.add(key)

    async def take_due(self) -> list[DueMessage] | None:
        if not self.refs:
            return None
        return [DueMessage(key, ref) for key, ref in self.refs.items() if key not in self.postponed]

    async def forget_user(self, user_id: UUID) -> None:
        self.refs = {key: ref for key, ref in self.refs.items() if ref.user_id != user_id}


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

    async def answer(self, question: Question[R]) -> R:
        rows = [(question.last, 0, 0, 0)] if isinstance(question, UsersByDay) else []
        return question.build_answer(rows)


async def _count_queue() -> int:
    return 7


def build_owner_parts(bot: Bot, query_runner: QueryRunner) -> dict[Any, Any]:
    """What the owner's windows need of a process, by type."""
    return {
        ProgressBoard: ProgressBoard(
            bot, query_runner, Owners(frozenset([OWNER_ID])), MemoryMessageStore()
        ),
        NotificationQueueMonitor: _count_queue,
        Analytics: NoEvents(),
    }
