"""Words while a draft is open: they correct it or come after it, and nothing written is lost."""

from datetime import date, time

import pytest

from bot.routes import Draft
from core.tasks.contracts.batch import DeleteTasks
from core.tasks.contracts.commands import AddTask
from tests.fakes.chat import Chat, CreateChat


async def writing(create_chat: CreateChat, text: str, locale: str = "ru") -> Chat:
    chat = await create_chat(locale)
    await chat.open(Draft.write)
    await chat.say(text)
    return chat


@pytest.mark.parametrize(
    ("locale", "words", "fields"),
    [
        ("ru", "в пятницу в 9", {"due_date": date(2026, 11, 27), "due_time": time(9)}),
        ("ru", "18:30", {"due_date": date(2026, 11, 23), "due_time": time(18, 30)}),
        ("ru", "полтора часа", {"duration_minutes": 90, "due_time": time(12)}),
        ("ru", "#дом !высокий", {"tags": ("работа", "дом"), "priority": "high"}),
        ("uk", "щодня", {"rrule": "FREQ=DAILY", "due_time": time(12)}),
        ("en", "on friday", {"due_date": date(2026, 11, 27), "due_time": time(12)}),
    ],
)
async def test_words_without_a_title_correct_the_draft(
    create_chat: CreateChat, locale: str, words: str, fields: dict[str, object]
) -> None:
    chat = await writing(create_chat, "Отчёт #работа 23.11.2026 12:00", locale)
    await chat.say(words)
    assert "Отчёт" in chat.words
    await chat.tap("✅")
    task = chat.bus.last(AddTask)
    assert {name: getattr(task, name) for name in fields} == fields
    assert task.title == "Отчёт"


async def test_another_task_lets_the_first_wait(create_chat: CreateChat) -> None:
    chat = await writing(create_chat, "Купить хлеб завтра")
    await chat.tap("⋯ Ещё")
    await chat.say("Купить масло")
    assert "Потом вернёмся к «Купить хлеб»" in chat.words
    await chat.say("Сыр")
    await chat.tap("✖️ Отмена")
    await chat.tap("✅ Сохранить")
    assert chat.bus.last(AddTask).title == "Купить масло"
    assert "✅ Записал: Купить масло" in chat.words
    await chat.tap("⬅️ Назад")
    await chat.tap("✅ Сохранить")
    saved = chat.bus.last(AddTask)
    assert (saved.title, saved.due_date) == ("Купить хлеб", date(2026, 11, 22))
    assert chat.bus.count(AddTask) == 2


async def test_lines_become_tasks_and_are_taken_back(create_chat: CreateChat) -> None:
    chat = await writing(create_chat, "- Хлеб\n2. Молоко завтра в 9\n\n  • Яйца !высокий")
    assert "Задач: 3" in chat.words
    assert "Молоко · завтра, 09:00" in chat.words
    await chat.tap("✅ Сохранить все (3)")
    titles = {task.title for task in await chat.data.list_tasks()}
    assert titles == {"Хлеб", "Молоко", "Яйца"}
    assert "Записаны 3 задачи" in chat.words
    await chat.tap("↩️ Отменить")
    assert len(chat.bus.last(DeleteTasks).task_ids) == 3
    assert "Задач пока нет" in chat.words


async def test_lines_become_one_task_with_a_note(create_chat: CreateChat) -> None:
    chat = await writing(create_chat, "Встреча с Олегом завтра\nвзять договор\nулица Мира, 5")
    await chat.tap("📝 Это одна задача")
    await chat.tap("✅ Сохранить")
    task = chat.bus.last(AddTask)
    assert (task.title, task.due_date) == ("Встреча с Олегом", date(2026, 11, 22))
    assert task.notes == "взять договор\nулица Мира, 5"


async def test_a_long_letter_is_one_task_with_a_note(create_chat: CreateChat) -> None:
    chat = await writing(create_chat, "Ответить арендатору\n" + "Очень длинное письмо. " * 40)
    assert "📝" in chat.words
    await chat.tap("✅ Сохранить")
    task = chat.bus.last(AddTask)
    assert task.title == "Ответить арендатору"
    assert task.notes is not None
    assert len(task.notes) > 800


async def test_an_edit_that_is_not_saved_waits_too(create_chat: CreateChat) -> None:
    chat = await writing(create_chat, "Отчёт завтра")
    await chat.tap("✅ Сохранить")
    await chat.tap("✏️")
    await chat.say("в 15:00")
    await chat.say("Сыр")
    await chat.tap("✅ Сохранить")
    assert "🕒 15:00" in chat.buttons
    await chat.tap("✅ Сохранить")
    assert "завтра, 15:00" in chat.words
