"""One loop that keeps messages up to date: what they show is read again at each of their turns."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import structlog
from aiogram import Bot
from redis.exceptions import RedisError

from bot.live.message_store import DueMessage, LiveMessageStore
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.message_edits import EditStatus, MessageRef, refresh_message
from core.kit.error_texts import describe_error
from core.kit.faults import is_transient
from core.kit.loops import run_periodically
from core.users.queries import UserQueries

log = structlog.get_logger(__name__)
PAUSE_SECONDS = 1.0
IDLE_SECONDS = 2.0  # while there is no message: no longer than until the first turn of a new one
MAX_REMEMBERED_MESSAGES = 1000


@dataclass(slots=True, frozen=True)
class LiveContent:
    """What a message shows now; `is_final` when it will not change any more."""

    rendered: RenderedMessage
    is_final: bool = False


LoadContent = Callable[[MessageRef, CurrentUser], Awaitable[LiveContent | None]]


@dataclass(slots=True)
class LiveMessageLoop:
    """Messages of one kind. `load` reads what one shows; None when there is nothing to show."""

    name: str
    bot: Bot
    query_runner: QueryRunner
    store: LiveMessageStore
    load: LoadContent
    _displayed: OrderedDict[str, RenderedMessage] = field(default_factory=OrderedDict)

    async def track(self, ref: MessageRef, displayed: RenderedMessage | None = None) -> None:
        """Keep the message up to date from now on; `displayed` is what it shows already."""
        self._displayed.pop(ref.store_key, None)
        if displayed is not None:
            self._remember(ref.store_key, displayed)
        await self.store.save(ref)

    async def untrack(self, ref: MessageRef) -> None:
        """The message stands still from now on, whatever it shows."""
        try:
            await self._drop(ref.store_key)
        except (RedisError, OSError) as error:
            log.warning("message is still kept up to date", error=describe_error(error))

    async def show(self, ref: MessageRef, content: LiveContent) -> None:
        """Show it in the message at once, and keep the message up to date until it has shown
        what is final. Saved first: a wait that the messenger asks for needs its place."""
        await self.store.save(ref)
        if not await self._edit(ref, content):
            await self.untrack(ref)

    async def run(self) -> None:
        """Edit what is due, until cancelled."""
        await run_periodically(
            self.refresh_due,
            self.name,
            pause=PAUSE_SECONDS,
            unavailable_message=f"{self.name}: not kept up to date",
        )

    async def refresh_due(self) -> float | None:
        """One edit at most for each message whose turn has come; returns the seconds for which
        there is nothing to do."""
        due = await self.store.take_due()
        if due is None:
            return IDLE_SECONDS
        for one in due:
            await self._refresh_safely(one)
        return None

    async def _refresh_safely(self, due: DueMessage) -> None:
        """A message that can never be brought up to date is dropped: others wait behind it."""
        try:
            if due.ref is None or not await self._refresh(due.ref):
                await self._drop(due.key)
        except Exception as error:
            if is_transient(error):
                raise
            log.error("message dropped", kind=self.name, key=due.key, exc_info=error)
            await self._drop(due.key)

    async def _refresh(self, ref: MessageRef) -> bool:
        """False when the message needs no further turn."""
        async with self.query_runner(UserQueries) as users:
            profile = await users.get_profile(ref.user_id)
        content = await self.load(ref, CurrentUser(profile)) if profile else None
        return content is not None and await self._edit(ref, content)

    async def _edit(self, ref: MessageRef, content: LiveContent) -> bool:
        """Whether the message needs a further turn."""
        if self._displayed.get(ref.store_key) != content.rendered:
            result = await refresh_message(self.bot, ref, content.rendered)
            if result.status is EditStatus.GONE:
                return False
            if result.status is EditStatus.LATER:
                if result.wait_seconds:
                    await self.store.postpone(ref.store_key, result.wait_seconds)
                return True
            self._remember(ref.store_key, content.rendered)
        return not content.is_final

    def _remember(self, key: str, rendered: RenderedMessage) -> None:
        self._displayed[key] = rendered
        self._displayed.move_to_end(key)
        if len(self._displayed) > MAX_REMEMBERED_MESSAGES:
            self._displayed.popitem(last=False)

    async def _drop(self, key: str) -> None:
        self._displayed.pop(key, None)
        await self.store.remove(key)
