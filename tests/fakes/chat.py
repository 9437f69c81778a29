"""One person and the bot: every dialog, real queries and use cases; the messenger is made up."""

import re
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from aiogram import Dispatcher, Router
from aiogram.filters import Command
from aiogram.fsm.state import State
from aiogram.types import InlineKeyboardButton, Location, Message, Sticker, TelegramObject, Update
from aiogram_dialog import DialogManager, ShowMode, StartMode, setup_dialogs
from aiogram_dialog.context.media_storage import MediaIdStorage
from aiogram_dialog.test_tools import BotClient, MockMessageManager
from aiogram_dialog.test_tools.keyboard import InlineButtonDataLocator
from aiogram_dialog.test_tools.memory_storage import JsonMemoryStorage
from dishka import AsyncContainer

from bot.live.exports import ExportRunner
from bot.live.imports import ImportProgressBoard
from bot.notices import import_handlers as imports
from bot.runtime.app_actions import DialogActions
from bot.runtime.commands import COMMAND_STATES
from bot.runtime.dialog_ids import NamedStackManagerFactory
from bot.runtime.drafts import setup_draft_keeping
from bot.ui.calendar_links import CalendarLinkBuilder
from bot.ui.cards.imports import ImportCallback
from bot.ui.current_user import CommandExecutor, CurrentUser, QueryRunner
from bot.ui.deep_links import LinkBuilder
from bot.ui.erasure_request import ErasureRequest
from core.users.contracts import Owners
from core.users.rules import guess_zone
from tests.factories.people import OWNER_ID
from tests.fakes.bots import KeptPlaces, MemoryMessageStore, RecordingBot, build_owner_parts
from tests.fakes.stage import NOON, take_dialogs
from tests.fakes.worker_bus import WorkerBus
from tests.support.clocks import StillClock
from tests.support.desk import Desk
from tests.support.parts import use_parts, with_parts
from tests.support.user_data import UserData, build_user


async def get_username() -> str:
    return "playground_bot"


class _CurrentUserMiddleware:
    """What middlewares and the container give in the product."""

    def __init__(self, chat: "Chat") -> None:
        self._chat = chat

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        assert isinstance(event, Update)
        data.update(
            current_user=CurrentUser(await self._chat.data.get_profile()),
            executor=CommandExecutor(self._chat.bus, f"test:{event.update_id}"),
            query_runner=self._chat.query_runner,
            erasure_request=ErasureRequest(),
        )
        return await handler(event, data)


@dataclass(slots=True)
class Chat:
    """`words` and `buttons` are what the person sees last; `data` is what they have; `parts`, by
    their types, are used instead of what the container has."""

    data: UserData
    clock: StillClock
    container: AsyncContainer
    bus: WorkerBus
    parts: dict[Any, Any] = field(default_factory=dict)
    query_runner: QueryRunner = field(init=False)
    messages: MockMessageManager = field(default_factory=MockMessageManager)
    bot: RecordingBot = field(default_factory=RecordingBot)
    links: LinkBuilder = field(default_factory=partial(LinkBuilder, b"a key", get_username))
    imports: ImportProgressBoard = field(init=False)
    exports: ExportRunner = field(init=False)
    client: BotClient = field(init=False)
    opening: tuple[State, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.query_runner = QueryRunner(with_parts(self.container, self.parts), self.clock)
        self.imports = ImportProgressBoard(self.bot, self.query_runner, MemoryMessageStore())
        self.exports = ExportRunner(self.bot, self.query_runner, KeptPlaces())
        self.parts |= {
            LinkBuilder: self.links,
            CalendarLinkBuilder: CalendarLinkBuilder("http://a.example", True),
            ImportProgressBoard: self.imports,
            ExportRunner: self.exports,
        }
        self.parts |= build_owner_parts(self.bot, self.query_runner)

    @property
    def user_id(self) -> UUID:
        return self.data.user_id

    @property
    def shown(self) -> Message:
        return self.messages.last_message()

    @property
    def words(self) -> str:
        return self.shown.text or self.shown.caption or ""

    @property
    def buttons(self) -> list[str]:
        return [button.text for button in self.keys(self.shown)]

    def keys(self, message: Message) -> Iterable[InlineKeyboardButton]:
        rows = message.reply_markup.inline_keyboard if message.reply_markup else []
        return [button for row in rows for button in row]

    async def open(self, state: State, data: Any = None) -> None:
        """Start the window as a command does."""
        self.opening = (state, data)
        await self.say("/open")

    async def tap(self, words: str, message: Message | None = None) -> None:
        """Press the button whose text begins with `words`; every callback must be answered."""
        message = message or self.shown
        keys = [key for key in self.keys(message) if key.text.startswith(words)]
        assert keys, f"no button «{words}» among {[key.text for key in self.keys(message)]}"
        locator = InlineButtonDataLocator(re.escape(keys[0].callback_data or ""))
        callback = await self.client.click(message, locator)
        self.messages.assert_answered(callback)

    async def press(self, words: str) -> None:
        """Press a button of the message that the bot edited last, which is no dialog's."""
        shown = Message(
            message_id=1, date=NOON, chat=self.client.chat, reply_markup=self.bot.keyboard
        )
        keys = [key for key in self.keys(shown) if key.text.startswith(words)]
        assert keys, f"no button «{words}»"
        locator = InlineButtonDataLocator(re.escape(keys[0].callback_data or ""))
        await self.client.click(shown, locator)

    async def start(self, _: Message, dialog_manager: DialogManager) -> None:
        state, data = self.opening
        await dialog_manager.start(state, data, StartMode.RESET_STACK, ShowMode.SEND)

    async def say(self, text: str) -> None:
        await self.client.send(text)

    async def send(self, **content: Any) -> None:
        """A message without text: location=…, sticker=…, photo=…"""
        self.client.last_update_id += 1
        number = self.client.last_update_id
        message = Message(
            message_id=number,
            date=NOON,
            chat=self.client.chat,
            from_user=self.client.user,
            **content,
        )
        update = Update(update_id=number, message=message)
        await self.client.dp.feed_update(self.client.bot, update)

    async def send_location(self, latitude: float, longitude: float) -> None:
        await self.send(location=Location(latitude=latitude, longitude=longitude))

    async def send_sticker(self) -> None:
        await self.send(
            sticker=Sticker(
                file_id="s",
                file_unique_id="s",
                type="regular",
                width=1,
                height=1,
                is_animated=False,
                is_video=False,
            )
        )


CreateChat = Callable[..., Awaitable[Chat]]


async def create_chat(
    desk: Desk,
    container: AsyncContainer,
    clock: StillClock,
    numbers: Iterator[int],
    locale: str = "ru",
    *,
    onboarded: bool = True,
    name: str = "Аня",
) -> Chat:
    """A chat with somebody who has nothing."""
    onboarded_at = clock.now() if onboarded else None
    user = build_user(
        next(numbers), name=name, locale=locale, zone=guess_zone(locale), onboarded_at=onboarded_at
    )
    data = UserData(desk, clock, user.id)
    await data.add(user)
    chat = Chat(data, clock, container, WorkerBus(desk))
    chat.client = BotClient(_create_dispatcher(chat), bot=chat.bot)
    return chat


def _create_dispatcher(chat: Chat) -> Dispatcher:
    actions = DialogActions(COMMAND_STATES)
    dispatcher = Dispatcher(storage=JsonMemoryStorage(), app_actions=actions)
    dispatcher.update.outer_middleware(_CurrentUserMiddleware(chat))
    owners = Owners(frozenset([OWNER_ID]))
    dispatcher.workflow_data.update(owners=owners, contact_channels={"mail", "sms"})
    use_parts(dispatcher, chat.container, chat.parts)
    commands = Router()
    commands.message.register(chat.start, Command("open"))
    dispatcher.include_routers(commands, _create_import_router(), *take_dialogs())
    media = MediaIdStorage()  # type: ignore[no-untyped-call]
    managers = NamedStackManagerFactory(chat.messages, media, getter=None)
    setup_dialogs(dispatcher, dialog_manager_factory=managers)
    setup_draft_keeping(dispatcher)
    return dispatcher


def _create_import_router() -> Router:
    """The buttons below an import, which windows lead to."""
    router = Router()
    router.callback_query.register(imports.handle_import_callback, ImportCallback.filter())
    return router
