"""Progress is edited when there is something new, and let go when there will not be."""

from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import msgspec
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import EditMessageText, TelegramMethod

from bot.live.broadcasts import ProgressBoard
from bot.ui.current_user import CurrentUser
from core.broadcasts.contracts import (
    BroadcastCard,
    BroadcastMessage,
    BroadcastState,
    BroadcastTally,
)
from core.users.contracts import Owners, Profile, Segment
from tests.factories.people import build_profile
from tests.fakes.bots import MORNING, MemoryMessageStore, RecordingBot

CAST = UUID(int=5)


class EditingBot(RecordingBot):
    """Takes edits too, or says that it is too fast."""

    def __init__(self) -> None:
        super().__init__()
        self.edits: list[EditMessageText] = []
        self.wait: int | None = None

    async def __call__(
        self, method: TelegramMethod[Any], request_timeout: int | None = None
    ) -> Any:
        if not isinstance(method, EditMessageText):
            return await super().__call__(method, request_timeout)
        if self.wait is not None:
            raise TelegramRetryAfter(method=method, message="slow down", retry_after=self.wait)
        self.edits.append(method)
        return True


class Cards:
    """The reader and its queries: one broadcast."""

    def __init__(self) -> None:
        self.reads, self.now = 0, running(0)

    @asynccontextmanager
    async def __call__(self, _: Any) -> Any:
        yield self

    async def get_profile(self, _: UUID) -> Profile:
        return build_profile()

    async def get_card(self, _: UUID) -> BroadcastCard:
        self.reads += 1
        return self.now


def running(sent: int, state: BroadcastState = BroadcastState.RUNNING) -> BroadcastCard:
    return BroadcastCard(
        id=CAST,
        state=state,
        letter=BroadcastMessage(text="Привет"),
        segment=Segment(),
        tally=BroadcastTally(total=200, sent=sent, failed=0, unknown=0, silenced=0, waiting=0),
        created_at=MORNING,
        started_at=MORNING,
        ended_at=None,
    )


async def opened() -> tuple[ProgressBoard, EditingBot, Cards]:
    bot, cards = EditingBot(), Cards()
    board = ProgressBoard(bot, cards, Owners(frozenset([build_profile().id])), MemoryMessageStore())  # type: ignore[arg-type]
    await board.open_message(1, cards.now, CurrentUser(build_profile()))
    return board, bot, cards


async def test_an_edit_only_for_what_has_changed_and_none_after_the_end() -> None:
    board, bot, cards = await opened()
    for sent, edits in ((0, 0), (50, 1), (50, 1), (100, 2)):
        cards.now = running(sent)
        await board.loop.refresh_due()
        assert len(bot.edits) == edits
    assert "50%" in (bot.edits[-1].text or "")
    cards.now = running(200, BroadcastState.DONE)
    await board.loop.refresh_due()
    assert "закончена" in (bot.edits[-1].text or "")
    assert bot.edits[-1].reply_markup is None
    read = cards.reads
    await board.loop.refresh_due()
    assert (cards.reads, len(bot.edits)) == (read, 3)


async def test_told_to_slow_down_it_stays_silent_and_comes_back() -> None:
    board, bot, cards = await opened()
    cards.now, bot.wait = running(200, BroadcastState.DONE), 1000
    await board.loop.refresh_due()
    bot.wait = None
    await board.loop.refresh_due()
    assert bot.edits == []
    cards.now = msgspec.structs.replace(cards.now, state=BroadcastState.CANCELLED)
    await board.show_progress(1, bot_message(bot), cards.now, CurrentUser(build_profile()))
    assert "отменена" in (bot.edits[-1].text or "")


async def test_an_end_that_could_not_be_shown_at_once_is_shown_later() -> None:
    board, bot, cards = await opened()
    await board.store.remove(f"1:{bot_message(bot)}")  # Redis was emptied, the message is there
    cards.now, bot.wait = running(200, BroadcastState.CANCELLED), 1000
    await board.show_progress(1, bot_message(bot), cards.now, CurrentUser(build_profile()))
    await board.loop.refresh_due()
    assert bot.edits == []
    bot.wait = None
    board.store.postponed.clear()  # type: ignore[attr-defined]
    await board.loop.refresh_due()
    assert ["отменена" in (edit.text or "") for edit in bot.edits] == [True]
    assert await board.store.take_due() is None


def bot_message(bot: RecordingBot) -> int:
    return 5000 + len(bot.sent)
