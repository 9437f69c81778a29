"""Export, import, the calendar's address and deletion, as a person goes through them."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from aiogram import F
from aiogram.types import Document

from bot.dialogs.data.import_handlers import handle_file
from bot.routes import Data, Settings
from core.account.contracts import ForgetUser
from core.calendar_feed.contracts import CloseFeed, OpenFeed
from core.data_export.archive import DataExporter
from core.data_import.contracts import BeginImport, ImportStarted, StartImport, StopImport
from core.kit.owned_tables import DataSubject
from core.users.queries import UserQueries
from tests.fakes.chat import Chat, CreateChat
from tests.support.texts import text
from tests.unit.data_import import samples as s
from worker.imports import ImportConsumer


class SlowExporter:
    """Files that wait for `hurdle`, or that cannot be made because of `fault`."""

    def __init__(self) -> None:
        self.hurdle = asyncio.Event()
        self.fault: Exception | None = None

    async def write_files(
        self, _: DataSubject, folder: Path, report: Callable[[float], Awaitable[None]]
    ) -> tuple[Path, ...]:
        if self.fault is not None:
            raise self.fault
        await self.hurdle.wait()
        await report(0.5)
        files = {"uspevai.json": b"{}", "tasks.csv": b"title"}
        for name, content in files.items():
            (folder / name).write_bytes(content)
        return tuple(folder / name for name in files)


@pytest.fixture
def exporter(chat: Chat) -> SlowExporter:
    made = chat.parts[DataExporter] = SlowExporter()
    return made


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    return await create_chat()


async def send_file(chat: Chat, content: bytes, name: str = "Дача.csv") -> None:
    chat.bot.files[name] = content
    file = Document(file_id=name, file_unique_id=name, file_name=name, file_size=len(content))
    await chat.send(document=file)


async def go_on(chat: Chat) -> None:
    """The worker takes the steps, and the message shows what came of it, for the last time."""
    consumer = ImportConsumer(chat.container, chat.data.desk.runner)
    for event in await chat.data.desk.events(ImportStarted):
        while await consumer.run_step(event):
            pass
    await chat.imports.loop.refresh_due()
    assert await chat.imports.store.take_due() is None


async def stop_import(chat: Chat) -> None:
    """A step of it has failed for good."""
    event = (await chat.data.desk.events(ImportStarted))[-1]
    await chat.data.do(StopImport(user_id=chat.user_id, import_id=event.import_id))


async def is_forgotten(chat: Chat) -> bool:
    async with chat.query_runner(UserQueries) as queries:
        return await queries.get_profile(chat.user_id) is None


async def test_everything_is_reached_from_the_settings(chat: Chat) -> None:
    await chat.open(Settings.main)
    await chat.tap("🗄")
    for button, words in (("📤", "Экспорт"), ("📥", "Импорт"), ("🗓", "Календарь")):
        await chat.tap(button)
        assert words in chat.words
        await chat.tap("⬅️")
    await chat.tap("⬅️")
    assert "Настройки" in chat.words


FILES = ["calendar-2026-11-21.ics", "tasks-2026-11-21.csv", "uspevai-2026-11-21.json"]


async def test_files_come_by_themselves_while_the_person_goes_on(
    chat: Chat, exporter: SlowExporter
) -> None:
    await chat.open(Data.export)
    shown = chat.shown
    await chat.tap("📤", shown)
    await chat.tap("📤", shown)
    assert "░░░░░░░░░░ 0%" in chat.bot.edited[0]
    await chat.open(Settings.main)
    assert "Настройки" in chat.words
    assert not chat.bot.documents
    exporter.hurdle.set()
    await chat.exports.wait_until_done()
    assert sorted(chat.bot.documents) == FILES
    assert "▓▓▓▓▓" in chat.bot.edited[-1]
    assert ["файлы выше" in (one.text or "") for one in chat.bot.sent] == [True]
    assert not await chat.exports.message_refs.list_refs()


async def test_files_that_a_killed_process_owes_are_sent_by_another(
    chat: Chat, exporter: SlowExporter
) -> None:
    await chat.open(Data.export)
    await chat.tap("📤")
    await chat.exports.stop()
    assert not chat.bot.documents
    exporter.hurdle.set()
    await chat.exports.start_pending()
    await chat.exports.wait_until_done()
    assert sorted(chat.bot.documents) == FILES


@pytest.mark.parametrize(("fault", "kept"), [(KeyError("a bug"), 0), (TimeoutError(), 1)])
async def test_files_that_cannot_be_made(
    chat: Chat, exporter: SlowExporter, fault: Exception, kept: int
) -> None:
    """A fault of the code is told; a server that is away is waited for."""
    exporter.fault = fault
    await chat.open(Data.export)
    await chat.tap("📤")
    await chat.exports.wait_until_done()
    assert len(await chat.exports.message_refs.list_refs()) == kept
    told = ["не вышло" in (one.text or "") for one in chat.bot.sent]
    assert told == [True] * (1 - kept)
    exporter.fault = None
    exporter.hurdle.set()
    await chat.exports.start_pending()
    await chat.exports.wait_until_done()
    assert len(chat.bot.documents) == 3 * kept


async def test_a_file_is_shown_then_brought_in_then_taken_back(chat: Chat) -> None:
    await chat.open(Data.import_file)
    await send_file(chat, s.TODOIST.encode())
    assert "5 задач." in chat.words
    assert '• Полить "фикус" — 5 дек.' in chat.words.replace("&quot;", '"')
    assert "22 нояб. 2026, 09:00 🔁" in chat.words
    assert "Строк не перенесу: 2. Понял не до конца: 1." in chat.words
    assert "строка 10: не понял дату «after the rain" in chat.words
    assert not await chat.data.list_tasks()
    shown = chat.shown
    await chat.tap("✅", shown)
    assert "░░░░░░░░░░ 0%" in chat.bot.edited[-1]
    await chat.tap("✅", shown)
    assert (chat.bus.count(StartImport), chat.shown) == (1, shown), "a second tap is the same"
    assert not await chat.data.list_tasks()
    await chat.press("🔄")
    await go_on(chat)
    assert "Задач: 5, привычек: 0" in chat.bot.edited[-1]
    plant = next(task for task in await chat.data.list_tasks() if "фикус" in task.title)
    assert (plant.tags, plant.project) == (("дом", "растения"), "Дача")
    await chat.press("↩️")
    await go_on(chat)
    assert "Импорт отменён" in chat.bot.edited[-1]
    assert [task.deleted for task in await chat.data.list_tasks()] == [True] * 5


async def test_an_import_that_has_stopped_says_so_and_can_be_set_off_again(chat: Chat) -> None:
    await chat.open(Data.import_file)
    await send_file(chat, s.TODOIST.encode())
    await chat.tap("✅")
    await stop_import(chat)
    await chat.imports.loop.refresh_due()
    assert "Перенос остановился" in chat.bot.edited[-1]
    assert await chat.imports.store.take_due() is None
    await chat.press("▶️")
    assert "Переношу" in chat.bot.edited[-1]
    await go_on(chat)
    assert "Задач: 5, привычек: 0" in chat.bot.edited[-1]
    await chat.press("↩️")
    await stop_import(chat)
    await chat.imports.loop.refresh_due()
    assert "Отмена импорта остановилась" in chat.bot.edited[-1]
    await chat.press("↩️")
    await go_on(chat)
    assert "Импорт отменён" in chat.bot.edited[-1]


async def test_a_file_sent_from_anywhere_is_an_import(chat: Chat) -> None:
    chat.client.dp.message.register(handle_file, F.document)  # as among the commands
    await chat.open(Settings.main)
    await send_file(chat, s.TODOIST.encode())
    assert "5 задач." in chat.words
    await send_file(chat, b"no table", "notes.csv")
    assert "Не узнаю этот файл" in chat.words
    await send_file(chat, s.TICKTICK.encode(), "other.csv")
    await chat.tap("✅")
    await go_on(chat)
    assert "Задач: 4, привычек: 0" in chat.bot.edited[-1]


async def test_habits_come_with_their_days(chat: Chat) -> None:
    await chat.open(Data.import_file)
    await send_file(chat, s.zipped(s.LOOP_FILES), "Loop.zip")
    assert "3 привычки, отмеченных дней: 3" in chat.words
    assert "архивных привычек: 1" in chat.words
    assert "Частота" not in chat.words
    await chat.tap("✅")
    await go_on(chat)
    habits = await chat.data.list_habits()
    water = next(one for one in habits if one.title == "Вода")
    assert (water.kind, water.unit, water.target) == ("at_least", "стаканы", 8.0)
    days = [len(await chat.data.get_days(one.id)) for one in habits]
    assert sorted(days) == [0, 2, 3]
    begun = chat.bus.last(BeginImport)
    assert len(begun.habits) == 3
    await chat.press("↩️")
    await go_on(chat)
    assert all(habit.archived_at for habit in await chat.data.list_habits())


async def test_what_cannot_be_read_is_told(chat: Chat) -> None:
    await chat.open(Data.import_file)
    await chat.say("вот мои задачи")
    assert "Жду файл" in chat.words
    await send_file(chat, b"not a table")
    assert "Не узнаю этот файл" in chat.words
    await send_file(chat, b"PK\x03\x04broken")
    assert "Файл повреждён" in chat.words
    await send_file(chat, s.TODOIST.splitlines()[0].encode())
    assert "ничего нет" in chat.words
    assert text("button-back") in chat.buttons


async def test_an_address_is_shown_once_renewed_and_closed(chat: Chat) -> None:
    await chat.open(Data.calendar)
    await chat.tap("🔗")
    first = re.search(r"http://a.example/calendar/([\w-]{43})\.ics", chat.words)
    assert first is not None
    await chat.tap("🔄")
    second = re.search(r"calendar/([\w-]{43})\.ics", chat.words)
    assert second is not None
    assert first[1] != second[1]
    assert len(chat.bus.last(OpenFeed).secret_hash) == 32
    assert chat.bus.count(OpenFeed) == 2
    await chat.open(Data.calendar)
    assert "Адрес работает с 21 нояб. 2026" in chat.words
    assert "calendar/" not in chat.words
    await chat.tap("🚫")
    assert chat.bus.count(CloseFeed) == 1
    assert text("data-calendar-make") in chat.buttons


async def test_nothing_is_deleted_by_one_tap_or_a_wrong_word(chat: Chat) -> None:
    await chat.open(Data.forget)
    await chat.tap("🗑")
    assert not await is_forgotten(chat)
    await chat.say("удалить?")
    assert not await is_forgotten(chat)
    assert "ровно одно слово: УДАЛИТЬ" in chat.words
    await chat.tap("⬅️")
    assert "Мои данные" in chat.words


@pytest.mark.parametrize(
    ("locale", "word"), [("ru", "удалить"), ("uk", "ВИДАЛИТИ"), ("en", "Delete")]
)
async def test_the_word_deletes(create_chat: CreateChat, locale: str, word: str) -> None:
    chat = await create_chat(locale)
    await chat.open(Data.forget_surely)
    await chat.say(f"«{word}»")
    assert chat.bus.count(ForgetUser) == 1
    assert "/start" in (chat.bot.sent[-1].text or "")


async def test_two_taps_delete(chat: Chat) -> None:
    await chat.open(Data.forget)
    await chat.tap("🗑")
    await chat.tap("🗑")
    assert await is_forgotten(chat)
    assert "я всё забыл" in chat.bot.edited[-1]
