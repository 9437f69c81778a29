"""A chat with the real dialogs and texts; behind them a fake bus and fake queries."""

import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.filters import Command
from aiogram.fsm.state import State
from aiogram.types import InlineKeyboardButton, Location, Message, Sticker, TelegramObject, Update
from aiogram_dialog import DialogManager, ShowMode, StartMode, setup_dialogs
from aiogram_dialog.context.media_storage import MediaIdStorage
from aiogram_dialog.test_tools import BotClient, MockMessageManager
from aiogram_dialog.test_tools.keyboard import InlineButtonDataLocator
from aiogram_dialog.test_tools.memory_storage import JsonMemoryStorage

from bot.live.exports import ExportRunner
from bot.live.imports import ImportProgressBoard
from bot.notices import import_handlers as imports
from bot.runtime.app_actions import DialogActions
from bot.runtime.commands import COMMAND_STATES
from bot.runtime.dialog_ids import NamedStackManagerFactory
from bot.runtime.drafts import setup_draft_keeping
from bot.ui.calendar_links import CalendarLinkBuilder
from bot.ui.current_user import CommandExecutor, CurrentUser, QueryRunner
from bot.ui.deep_links import LinkBuilder
from bot.ui.erasure_request import ErasureRequest
from tests.fakes.advice import FakeAdvice
from tests.fakes.buddies import FakeBuddies
from tests.fakes.bus import FakeBus
from tests.fakes.career import FakeCareer
from tests.fakes.contacts import FakeContacts
from tests.fakes.habits import FakeHabits
from tests.fakes.history import FakeHistory
from tests.fakes.office import FakeOffice, KeptPlaces, RecordingBot
from tests.fakes.people import FakePerson, Known, profile
from tests.fakes.planner import FakePlanner
from tests.fakes.reviews import FakeReviews
from tests.fakes.stage import NOON, FixedClock, reader_of, take_dialogs
from tests.fakes.tasks import FakeTasks
from tests.fakes.vault import FakeVault
from tests.fakes.work import FakeWork
from tests.support.parts import use_parts


class _Speaking:
    """What SpeakerMiddleware and the container give in the product."""

    def __init__(self, chat: "Chat", query_runner: QueryRunner) -> None:
        self._chat, self._reader = chat, query_runner

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        assert isinstance(event, Update)
        current_user = CurrentUser(self._chat.person.profile)
        executor = CommandExecutor(self._chat.bus, f"test:{event.update_id}")
        data.update(
            current_user=current_user,
            executor=executor,
            query_runner=self._reader,
            erasure_request=ErasureRequest(),
        )
        return await handler(event, data)


@dataclass(slots=True)
class Chat:
    """`words` and `buttons` are what the person sees last."""

    person: FakePerson
    clock: FixedClock
    bus: FakeBus
    habits: FakeHabits
    buddies: FakeBuddies
    contacts: FakeContacts
    tasks: FakeTasks
    career: FakeCareer
    messages: MockMessageManager
    planner: FakePlanner
    history: FakeHistory
    advice: FakeAdvice
    reviews: FakeReviews
    work: FakeWork
    vault: FakeVault
    bot: RecordingBot
    links: LinkBuilder
    client: BotClient = field(init=False)
    opening: tuple[State, Any] = field(init=False)
    imports: ImportProgressBoard = field(init=False)
    exports: ExportRunner = field(init=False)

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


def create_chat(
    locale: str = "ru",
    *,
    onboarded: bool = True,
    name: str = "Аня",
    office: FakeOffice | None = None,
) -> Chat:
    """A chat with one person and no habits; `office` is what the owner's windows show."""
    office = office or FakeOffice()
    person, clock = FakePerson(profile(locale, onboarded=onboarded, name=name)), FixedClock()
    kept = FakeHabits(clock, lambda: person.profile)
    contacts = FakeContacts(clock, person.profile)
    todo = FakeTasks(clock.now, lambda: person.profile)
    goals = FakeCareer(clock, lambda: person.profile)
    history = FakeHistory()
    circle = FakeBuddies(clock, kept)
    vault = FakeVault(clock)
    plans = FakePlanner(clock, todo.tasks)
    advised, reviewed = FakeAdvice(clock), FakeReviews(clock, lambda: person.profile)
    work = FakeWork(todo, goals)
    rooms = (
        kept,
        circle,
        contacts,
        todo,
        goals,
        plans,
        history,
        advised,
        reviewed,
        work,
        vault,
        office,
        Known(person),
    )
    known: tuple[Any, ...] = (person, *rooms)
    bus = FakeBus({kind: answer for room in known for kind, answer in room.answers().items()})
    messages: MockMessageManager = MockMessageManager()  # type: ignore[no-untyped-call]
    chat = Chat(
        person=person,
        clock=clock,
        bus=bus,
        habits=kept,
        buddies=circle,
        contacts=contacts,
        tasks=todo,
        career=goals,
        messages=messages,
        planner=plans,
        history=history,
        advice=advised,
        reviews=reviewed,
        work=work,
        vault=vault,
        bot=office.bot,
        links=LinkBuilder(b"a key", _username),
    )
    actions = DialogActions(COMMAND_STATES)
    dispatcher = Dispatcher(storage=JsonMemoryStorage(), app_actions=actions)
    query_runner = reader_of(rooms, clock)
    dispatcher.update.outer_middleware(_Speaking(chat, query_runner))
    dispatcher.workflow_data.update(owners=office.owners, contact_channels={"mail", "sms"})
    board = ImportProgressBoard(office.bot, query_runner, KeptPlaces())
    exports = ExportRunner(office.bot, query_runner, KeptPlaces())
    parts = office.parts(query_runner) | {
        LinkBuilder: chat.links,
        CalendarLinkBuilder: CalendarLinkBuilder("http://a.example", True),
        ImportProgressBoard: board,
        ExportRunner: exports,
    }
    use_parts(dispatcher, query_runner.container, parts)
    chat.imports, chat.exports = board, exports
    commands = Router()
    commands.message.register(chat.start, Command("open"))
    dispatcher.include_routers(commands, imports.create_router(), *take_dialogs())
    media = MediaIdStorage()  # type: ignore[no-untyped-call]
    managers = NamedStackManagerFactory(chat.messages, media, getter=None)
    setup_dialogs(dispatcher, dialog_manager_factory=managers)
    setup_draft_keeping(dispatcher)
    chat.client = BotClient(dispatcher, bot=office.bot)
    return chat


async def _username() -> str:
    return "playground_bot"
