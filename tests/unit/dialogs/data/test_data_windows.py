"""Export, import, the calendar's address and deletion, as a person goes through them."""

import asyncio
import re

import pytest
from aiogram import F
from aiogram.types import Document

from bot.dialogs.data.import_handlers import handle_file
from bot.routes import Data, Settings
from core.account.contracts import ForgetUser
from core.calendar_feed.contracts import CloseFeed, OpenFeed
from core.data_import.contracts import BeginImport, StartImport
from core.habits.contracts.commands import ArchiveHabit
from core.tasks.contracts.batch import BringTasks, DeleteTasks
from tests.fakes.chat import Chat, create_chat
from tests.unit.data_import import samples as s


@pytest.fixture
def chat() -> Chat:
    return create_chat()


async def send_file(chat: Chat, content: bytes, name: str = "Дача.csv") -> None:
    chat.bot.files[name] = content
    file = Document(file_id=name, file_unique_id=name, file_name=name, file_size=len(content))
    await chat.send(document=file)


async def go_on(chat: Chat) -> None:
    """The worker takes the steps, and the message shows what came of it, for the last time."""
    await chat.vault.imports.go_on(chat.bus)
    await chat.imports.refresh_due()
    assert not await chat.imports.message_refs.list_refs()


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


async def test_files_come_by_themselves_while_the_person_goes_on(chat: Chat) -> None:
    chat.vault.hurdle = asyncio.Event()
    await chat.open(Data.export)
    shown = chat.shown
    await chat.tap("📤", shown)
    await chat.tap("📤", shown)
    assert "░░░░░░░░░░ 0%" in chat.bot.edited[0]
    await chat.open(Settings.main)
    assert "Настройки" in chat.words
    assert not chat.bot.documents
    chat.vault.hurdle.set()
    await chat.exports.wait_until_done()
    assert sorted(chat.bot.documents) == FILES
    assert "▓▓▓▓▓" in chat.bot.edited[-1]
    assert ["файлы выше" in (one.text or "") for one in chat.bot.sent] == [True]
    assert not await chat.exports.message_refs.list_refs()


async def test_files_that_a_killed_process_owes_are_sent_by_another(chat: Chat) -> None:
    chat.vault.hurdle = asyncio.Event()
    await chat.open(Data.export)
    await chat.tap("📤")
    await chat.exports.stop()
    assert not chat.bot.documents
    chat.vault.hurdle.set()
    await chat.exports.start_pending()
    await chat.exports.wait_until_done()
    assert sorted(chat.bot.documents) == FILES


@pytest.mark.parametrize(("fault", "kept"), [(KeyError("a bug"), 0), (TimeoutError(), 1)])
async def test_files_that_cannot_be_made(chat: Chat, fault: Exception, kept: int) -> None:
    """A fault of the code is told; a server that is away is waited for."""
    chat.vault.fault = fault
    await chat.open(Data.export)
    await chat.tap("📤")
    await chat.exports.wait_until_done()
    assert len(await chat.exports.message_refs.list_refs()) == kept
    told = ["не вышло" in (one.text or "") for one in chat.bot.sent]
    assert told == [True] * (1 - kept)
    chat.vault.fault = None
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
    assert not chat.tasks.tasks
    shown = chat.shown
    await chat.tap("✅", shown)
    assert "░░░░░░░░░░ 0%" in chat.bot.edited[-1]
    await chat.tap("✅", shown)
    assert (chat.bus.count(StartImport), chat.shown) == (1, shown), "a second tap is the same"
    assert not chat.tasks.tasks
    await chat.press("🔄")
    await go_on(chat)
    assert "Задач: 5, привычек: 0" in chat.bot.edited[-1]
    plant = chat.bus.last(BringTasks).tasks[0]
    assert (plant.tags, plant.project) == (("дом", "растения"), "Дача")
    await chat.press("↩️")
    await go_on(chat)
    assert "Импорт отменён" in chat.bot.edited[-1]
    assert len(chat.bus.last(DeleteTasks).task_ids) == 5
    assert all(task.deleted for task in chat.tasks.tasks.values())


async def test_an_import_that_has_stopped_says_so_and_can_be_set_off_again(chat: Chat) -> None:
    await chat.open(Data.import_file)
    await send_file(chat, s.TODOIST.encode())
    await chat.tap("✅")
    chat.vault.imports.stop()
    await chat.imports.refresh_due()
    assert "Перенос остановился" in chat.bot.edited[-1]
    assert not await chat.imports.message_refs.list_refs()
    await chat.press("▶️")
    assert "Переношу" in chat.bot.edited[-1]
    await go_on(chat)
    assert "Задач: 5, привычек: 0" in chat.bot.edited[-1]
    await chat.press("↩️")
    chat.vault.imports.stop()
    await chat.imports.refresh_due()
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
    water = next(one for one in chat.habits.habits.values() if one.title == "Вода")
    assert (water.kind, water.unit, water.target) == ("at_least", "стаканы", 8.0)
    assert sorted(len(days) for days in chat.habits.written.values()) == [0, 2, 3]
    begun = chat.bus.last(BeginImport)
    assert len(begun.habits) == 3
    await chat.press("↩️")
    await go_on(chat)
    assert chat.bus.count(ArchiveHabit) == 3


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
    assert "⬅️ Назад" in chat.buttons


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
    assert "🔗 Сделать адрес" in chat.buttons


async def test_nothing_is_deleted_by_one_tap_or_a_wrong_word(chat: Chat) -> None:
    await chat.open(Data.forget)
    await chat.tap("🗑")
    assert not chat.vault.forgotten
    await chat.say("удалить?")
    assert not chat.vault.forgotten
    assert "ровно одно слово: УДАЛИТЬ" in chat.words
    await chat.tap("⬅️")
    assert "Мои данные" in chat.words


@pytest.mark.parametrize(
    ("locale", "word"), [("ru", "удалить"), ("uk", "ВИДАЛИТИ"), ("en", "Delete")]
)
async def test_the_word_deletes(locale: str, word: str) -> None:
    chat = create_chat(locale)
    await chat.open(Data.forget_surely)
    await chat.say(f"«{word}»")
    assert chat.bus.count(ForgetUser) == 1
    assert "/start" in (chat.bot.sent[-1].text or "")


async def test_two_taps_delete(chat: Chat) -> None:
    await chat.open(Data.forget)
    await chat.tap("🗑")
    await chat.tap("🗑")
    assert chat.vault.forgotten
    assert "я всё забыл" in chat.bot.edited[-1]
