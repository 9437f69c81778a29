"""Lists: pages, search, the board, several at once with undo."""

from datetime import date, timedelta

import pytest

from bot.routes import Tasks
from core.tasks.contracts.batch import MoveTasks
from tests.fakes.chat import Chat, CreateChat
from tests.fakes.stage import NOON
from tests.support.texts import text

TODAY = date(2026, 11, 21)


async def fill(chat: Chat, count: int) -> None:
    tasks = (
        chat.data.build_task(
            number + 1,
            f"Дело {number + 1:02}",
            TODAY,
            created_at=NOON + timedelta(seconds=number),
            tags=["дом"] if number % 2 else [],
            project="Ремонт" if number == 3 else None,
            priority="high" if number < 2 else None,
        )
        for number in range(count)
    )
    await chat.data.add(*tasks)


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    return await create_chat()


def titles(chat: Chat) -> list[str]:
    return [caption[-7:] for caption in chat.buttons if "Дело" in caption]


async def test_pages_go_to_both_ends_and_hide_where_there_is_one(chat: Chat) -> None:
    await fill(chat, 20)
    await chat.open(Tasks.all)
    assert "1/3" in chat.buttons
    assert not {"⏪", "◀️"} & set(chat.buttons), "nor before the first"
    await chat.tap("⏩")
    assert ("3/3" in chat.buttons, titles(chat)[-1]) == (True, "Дело 20")
    assert not {"▶️", "⏩"} & set(chat.buttons), "there is nothing beyond the last"
    await chat.tap("⏪")
    await chat.tap("▶️")
    assert ("2/3" in chat.buttons, titles(chat)[0]) == (True, "Дело 09")
    for number in range(4, 21):
        await chat.data.delete_task(number)
    await chat.open(Tasks.all)
    assert "⏪" not in chat.buttons


async def test_a_page_that_has_gone_shows_the_last_there_is(chat: Chat) -> None:
    await fill(chat, 17)
    await chat.open(Tasks.all)
    await chat.tap("▶️")
    second = chat.shown
    await chat.data.delete_task(17)
    await chat.tap("⏩", second)
    assert "2/2" in chat.buttons


async def test_words_narrow_the_list_and_everything_comes_back(chat: Chat) -> None:
    await fill(chat, 12)
    await chat.open(Tasks.all)
    await chat.tap("🔎 Найти")
    await chat.say("дело 07")
    assert titles(chat) == ["Дело 07"]
    assert "дело 07" in chat.words
    await chat.tap("✖️ Показать все")
    assert "Все задачи: 12" in chat.words.replace("<b>", "").replace("</b>", "")


async def test_a_tag_or_a_project_narrows_the_list(chat: Chat) -> None:
    await fill(chat, 12)
    await chat.open(Tasks.search)
    await chat.tap("#дом · 6")
    assert len(titles(chat)) == 6
    await chat.tap("🔎 Найти")
    await chat.tap("📁 Ремонт · 1")
    assert titles(chat) == ["Дело 04"]


async def test_the_board_counts_and_opens_its_squares(chat: Chat) -> None:
    await fill(chat, 5)
    await chat.open(Tasks.board)
    assert "🔥 Сделать: 2" in chat.buttons
    await chat.tap("⚡️ Быстро: 3")
    assert titles(chat) == ["Дело 04", "Дело 03", "Дело 05"]
    await chat.tap("⬅️")
    assert "📅 Спланировать: 0" in chat.buttons


async def test_several_are_done_together_and_taken_back(chat: Chat) -> None:
    await fill(chat, 12)
    await chat.open(Tasks.all)
    await chat.tap(text("tasks-choose"))
    assert "✅ Готово" not in chat.buttons, "nothing is chosen yet"
    first = chat.shown
    await chat.tap("☐ 🔴 Дело 01")
    await chat.tap("☐ 🔴 Дело 01", first)
    await chat.tap("⏩")
    await chat.tap("☐ Дело 12")
    assert "Выбрано: 2" in chat.words
    await chat.tap("✅ Готово")
    assert "Сделаны 2 задачи" in chat.words
    assert sum(task.completed_at is not None for task in await chat.data.list_tasks()) == 2
    await chat.tap("↩️ Отменить")
    assert all(task.completed_at is None for task in await chat.data.list_tasks())


@pytest.mark.parametrize(
    ("how", "day"),
    [("Завтра", TODAY + timedelta(days=1)), ("без даты", None), ("в среду", date(2026, 11, 25))],
)
async def test_several_are_moved_together_and_come_back(
    chat: Chat, how: str, day: date | None
) -> None:
    await fill(chat, 4)
    await chat.open(Tasks.all)
    await chat.tap(text("tasks-choose"))
    await chat.tap("☐ Дело 03")
    await chat.tap("☐ Дело 04")
    await chat.tap(text("task-move"))
    if how in chat.buttons:
        await chat.tap(how)
    else:
        await chat.say(how)
    days = [(await chat.data.get_task(number)).due_date for number in (2, 3, 4)]
    assert days == [TODAY, day, day]
    await chat.tap("↩️ Отменить")
    assert {task.due_date for task in await chat.data.list_tasks()} == {TODAY}
    assert chat.bus.count(MoveTasks) == 2


async def test_all_are_chosen_at_once_or_none(chat: Chat) -> None:
    await fill(chat, 12)
    await chat.open(Tasks.all)
    await chat.tap("☑️")
    await chat.tap(text("task-choose-all"))
    assert f"Выбрано: {12}" in chat.words
    assert text("task-choose-all") not in chat.buttons
    await chat.tap(text("task-choose-none"))
    assert "Выбрано: 0" in chat.words
    assert "🗑 Удалить" not in chat.buttons


async def test_several_are_deleted_together_and_restored(chat: Chat) -> None:
    await fill(chat, 3)
    await chat.open(Tasks.all)
    await chat.tap(text("tasks-choose"))
    await chat.tap("☐ Дело 03")
    await chat.tap("🗑")
    assert "Удалена 1 задача" in chat.words
    assert len(titles(chat)) == 2
    await chat.tap("↩️ Отменить")
    assert len(titles(chat)) == 3
