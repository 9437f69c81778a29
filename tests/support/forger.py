"""Somebody whose client sends whatever it likes, to the bot's own dispatcher: real windows, real
queries, the worker's own runner; only the messenger is made up."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from aiogram import Bot, Dispatcher
from aiogram.filters import Command as Slash
from aiogram.fsm.state import State
from aiogram.methods import (
    AnswerCallbackQuery,
    AnswerInlineQuery,
    EditMessageCaption,
    EditMessageMedia,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import (
    CallbackQuery,
    Chat,
    InlineKeyboardMarkup,
    InlineQuery,
    Message,
    PhotoSize,
    TelegramObject,
    Update,
    User,
)
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.api.internal import CALLBACK_DATA_KEY, CONTEXT_KEY

from core.kit.errors import DomainError
from core.kit.messages import Command, encode
from tests.support.clocks import StillClock
from tests.support.desk import Desk

DATE = datetime(2026, 3, 10, tzinfo=UTC)
SEPARATOR = "\x1d"
ODD = (
    "",
    ":",
    "0",
    "-1",
    "٣",
    "9" * 40,
    "%s",
    "../x",
    "\x00",
    "💥",
    "a" * 32,
    "z" * 32,
    "+",
    "none",
)


@dataclass(slots=True)
class DeskBus:
    """The bus with the worker behind it; `broken` are commands that would be dead letters."""

    desk: Desk
    broken: list[str] = field(default_factory=list)

    async def execute(self, command: Command[Any], *, command_id: UUID) -> Any:
        try:
            read = msgspec.json.decode(encode(command), type=type(command))
            return await self.desk.do(read, command_id)
        except DomainError:
            raise
        except Exception as error:
            self.broken.append(f"{command!r}: {error!r}")
            raise


class Messenger(Bot):
    """Takes everything; remembers the keyboard shown last, and how often it answered."""

    def __init__(self) -> None:
        super().__init__("42:" + "x" * 35)
        self.keyboard: InlineKeyboardMarkup | None = None
        self.answers = 0
        self.said: list[str] = []

    async def __call__(self, method: TelegramMethod[Any], request_timeout: Any = None) -> Any:
        if isinstance(method, AnswerCallbackQuery | AnswerInlineQuery):
            self.answers += 1
            self.said.append(getattr(method, "text", None) or "")
            return True
        words = getattr(method, "text", None) or getattr(method, "caption", None)
        if words:
            self.said.append(words)
        keyboard = getattr(method, "reply_markup", None)
        self.keyboard = keyboard if isinstance(keyboard, InlineKeyboardMarkup) else None
        chat = Chat(id=int(getattr(method, "chat_id", 1)), type="private")
        pictures = isinstance(method, SendPhoto | EditMessageMedia | EditMessageCaption)
        photo = [PhotoSize(file_id="p", file_unique_id="p", width=1, height=1)]
        return Message(
            message_id=7,
            date=DATE,
            chat=chat,
            text=words,
            photo=photo if pictures else None,
            reply_markup=self.keyboard,
        ).as_(self)

    @property
    def offered(self) -> list[str]:
        rows = self.keyboard.inline_keyboard if self.keyboard else []
        return [key.callback_data for row in rows for key in row if key.callback_data]


@dataclass(slots=True)
class Forger:
    dispatcher: Dispatcher
    bot: Messenger
    bus: DeskBus
    clock: StillClock
    number: int
    data: dict[str, Any]
    at: State | None = None
    _updates: int = 0
    _opening: State | None = None

    def __post_init__(self) -> None:
        self.dispatcher.message.register(self._open, Slash("open"))
        self.dispatcher.callback_query.middleware(self._note)

    async def _open(self, _: Message, dialog_manager: DialogManager) -> None:
        assert self._opening is not None
        await dialog_manager.start(self._opening, self.data, StartMode.RESET_STACK, ShowMode.SEND)
        self.at = self._opening

    async def _note(self, handler: Any, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Which window is open after a press."""
        self.at = None
        try:
            return await handler(event, data)
        finally:
            context = data.get(CONTEXT_KEY)
            if context is not None and data.get(CALLBACK_DATA_KEY):
                self.at = context.state

    async def open(self, state: State) -> bool:
        """Show the window; False where it has nothing to show of these data."""
        self._opening, self.at, self.bot.keyboard = state, None, None
        await self.say("/open")
        return self.at is state

    async def say(self, text: str) -> None:
        chat = Chat(id=self.number, type="private")
        message = Message(message_id=9, date=DATE, chat=chat, from_user=self.user, text=text)
        await self._feed(message=message)

    async def press(self, data: str, *, inline: bool = False) -> None:
        chat = Chat(id=self.number, type="private")
        shown = Message(
            message_id=7, date=DATE, chat=chat, text="x", reply_markup=self.bot.keyboard
        )
        where: dict[str, Any] = {"inline_message_id": "x"} if inline else {"message": shown}
        pressed = CallbackQuery(id="1", from_user=self.user, chat_instance="1", data=data, **where)
        await self._feed(callback_query=pressed)

    async def ask_inline(self, query: str, offset: str) -> None:
        asked = InlineQuery(id="1", from_user=self.user, query=query, offset=offset)
        await self._feed(inline_query=asked)

    @property
    def user(self) -> User:
        return User(id=self.number, is_bot=False, first_name="Аня", language_code="ru")

    async def _feed(self, **event: Any) -> None:
        self._updates += 1
        self.clock.shift(seconds=1)  # nobody is too quick
        plain = Update(update_id=self._updates, **event).model_dump(
            by_alias=True, exclude_none=True
        )
        update = Update.model_validate(plain, context={"bot": self.bot})
        await self.dispatcher.feed_update(self.bot, update)


def forgeries(offered: list[str], names: list[str], dice: random.Random) -> Iterator[str]:
    """Presses nobody's button sends, for ever: `offered` data changed a little, and the widgets
    `names` with odd items, hidden ones among them."""
    while True:
        kind = dice.randrange(4)
        if kind == 0 or not offered:
            name = dice.choice(names)
            yield dice.choice([name, f"{name}:{dice.choice(ODD)}"])
            continue
        data = dice.choice(offered).partition(SEPARATOR)[2]
        at = dice.randrange(len(data) + 1)
        if kind == 1:
            yield data[:at]
        elif kind == 2:
            yield data[:at] + dice.choice("0f9-+:é\x00") + data[at + 1 :]
        else:
            yield data + dice.choice(ODD)
