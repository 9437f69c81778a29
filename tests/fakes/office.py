"""What stands behind the owner's windows: people, the ledger and broadcasts, in memory."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from aiogram.methods import EditMessageText, SendDocument, SendMessage, TelegramMethod
from aiogram.types import Chat, FSInputFile, InlineKeyboardMarkup, Message
from aiogram_dialog.test_tools.bot_client import FakeBot
from dishka import Provider

from bot.dialogs.admin.queue_monitor import NotificationQueueMonitor
from bot.live.broadcasts import ProgressBoard
from bot.ui.current_user import QueryRunner
from bot.ui.message_edits import MessageRef
from core.activity.analytics.daily_questions import UsersByDay
from core.activity.analytics.questions import Analytics, Question, R
from core.broadcasts import contracts as c
from core.broadcasts.queries import BroadcastQueries
from core.delivery.contracts import Delivery, DeliverySummary, Outcome
from core.delivery.queries import HOURS, DeliveryQueries
from core.users.audience import AudienceQueries
from core.users.contracts import Owners, Segment
from tests.fakes.hub import FakeHub
from tests.fakes.people import profile

MORNING = datetime.fromisoformat("2026-11-21T08:00:00+00:00")
ZERO = c.BroadcastTally(total=0, sent=0, failed=0, unknown=0, silenced=0, waiting=0)


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


class QuietHub:
    """Analytics where nothing has happened yet."""

    async def answer(self, question: Question[R]) -> R:
        rows = [(question.last, 0, 0, 0)] if isinstance(question, UsersByDay) else []
        return question.build_answer(rows)


@dataclass(slots=True)
class FakeOffice:
    """All the queries of the owner's windows in one, and the answers to broadcasts' commands."""

    owned: bool = True
    bot: RecordingBot = field(default_factory=RecordingBot)
    cards: dict[UUID, c.BroadcastCard] = field(default_factory=dict)
    troubles: tuple[Delivery, ...] = ()
    hub: FakeHub = field(default_factory=FakeHub)

    def answers(self) -> dict[Any, Any]:
        mine = {c.CreateBroadcast: self._create, c.StartBroadcast: self._start}
        return mine | self.hub.answers()

    def provide(self, provider: Provider) -> None:
        for kind in (BroadcastQueries, AudienceQueries, DeliveryQueries):
            provider.provide(lambda: self, provides=kind)
        self.hub.provide(provider)

    @property
    def owners(self) -> Owners:
        return Owners(frozenset([profile().id] if self.owned else []))

    def parts(self, query_runner: QueryRunner) -> dict[Any, Any]:
        return {
            ProgressBoard: ProgressBoard(self.bot, query_runner, self.owners, NoPlaces()),
            NotificationQueueMonitor: _queue,
            Analytics: QuietHub(),
        }

    def _create(self, command: c.CreateBroadcast) -> c.BroadcastCard:
        card = c.BroadcastCard(
            id=command.broadcast_id,
            state=c.BroadcastState.DRAFT,
            letter=command.letter,
            segment=command.segment,
            tally=ZERO,
            created_at=MORNING,
            started_at=None,
            ended_at=None,
        )
        return self.cards.setdefault(card.id, card)

    def _start(self, command: c.StartBroadcast) -> c.BroadcastCard:
        card = self.cards[command.broadcast_id]
        tally = msgspec.structs.replace(ZERO, total=21)
        running = msgspec.structs.replace(card, state=c.BroadcastState.RUNNING, tally=tally)
        self.cards[card.id] = running
        return running

    async def get_card(self, broadcast_id: UUID) -> c.BroadcastCard | None:
        return self.cards.get(broadcast_id)

    async def list_latest(self, limit: int) -> tuple[c.BroadcastCard, ...]:
        return tuple(self.cards.values())[:limit]

    async def count_users(self) -> tuple[int, int]:
        return 1021, 3

    async def get_current_time(self) -> datetime:
        return MORNING

    async def count(self, segment: Segment, _: datetime) -> int:
        return {None: 21, "ru": 12, "uk": 5, "en": 0}[segment.locale]

    async def get_names(self, people: Collection[UUID]) -> dict[UUID, str]:
        return dict.fromkeys(people, "<b>Боря" * 20)

    async def get_summary(self, since: datetime) -> DeliverySummary:
        return DeliverySummary(
            open=2,
            sent=100,
            silenced=1,
            unknown=1,
            failed={"blocked": 4, "other": 1},
            late_p50=0.04,
            late_p99=1.23,
        )

    async def list_failures(self, limit: int) -> tuple[Delivery, ...]:
        return self.troubles[:limit]

    async def count_sends(self, _: datetime) -> list[tuple[int, int]]:
        return [(hour, hour % 3) for hour in range(HOURS)]


def trouble(reason: str) -> Delivery:
    """A send that failed."""
    return Delivery(
        key="k",
        user_id=UUID(int=9),
        kind="task",
        outcome=Outcome.FAILED,
        reason=reason,
        updated_at=MORNING + timedelta(minutes=5),
    )


async def _queue() -> int | None:
    return 7
