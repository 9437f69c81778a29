"""A task of the day is ticked with one tap and taken back with another; the menu stays small."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from bot.routes import Menu, Tasks
from core.tasks.contracts.commands import CompleteTask, ReopenTask
from core.texts import LOCALES
from tests.fakes.chat import CreateChat

TODAY = date(2026, 11, 21)


async def test_a_tap_ticks_and_a_second_one_takes_it_back(create_chat: CreateChat) -> None:
    chat = await create_chat()
    for number, title in enumerate(("Молоко", "Отчёт"), start=1):
        await chat.data.add_task(number, title, TODAY)
    await chat.open(Tasks.today)
    assert {"⬜ Молоко", "⬜ Отчёт"} <= set(chat.buttons)
    await chat.tap("⬜ Молоко")
    assert chat.bus.last(CompleteTask).task_id == UUID(int=1)
    assert {"⬜ Отчёт", "✅ Молоко"} <= set(chat.buttons)
    assert "1 задача" in chat.words
    await chat.tap("✅ Молоко")
    assert chat.bus.last(ReopenTask).task_id == UUID(int=1)
    assert {"⬜ Молоко", "⬜ Отчёт"} <= set(chat.buttons)


async def test_the_last_ticked_task_can_be_taken_back_too(create_chat: CreateChat) -> None:
    chat = await create_chat("en")
    await chat.data.add_task(1, "Milk", TODAY)
    await chat.open(Tasks.today)
    await chat.tap("⬜ Milk")
    assert "Nothing left for today" in chat.words
    await chat.tap("✅ Milk")
    assert "⬜ Milk" in chat.buttons


async def test_details_open_cards_until_ticking_is_chosen_again(create_chat: CreateChat) -> None:
    chat = await create_chat("uk")
    await chat.data.add_task(1, "Молоко", TODAY)
    await chat.open(Tasks.today)
    await chat.tap("⚙️ Докладніше")
    await chat.tap("Молоко")
    assert "📌" in chat.words
    assert chat.bus.count(CompleteTask) == 0
    await chat.tap("⬅️")
    await chat.tap("✅ Відмічати")
    await chat.tap("⬜ Молоко")
    assert chat.bus.count(CompleteTask) == 1


async def test_a_task_that_repeats_is_ticked_once_and_comes_back_whole(
    create_chat: CreateChat,
) -> None:
    chat = await create_chat()
    await chat.data.add_task(1, "Зарядка", TODAY, rrule="FREQ=DAILY")
    await chat.open(Tasks.today)
    await chat.tap("⬜ Зарядка")
    assert "✅ Зарядка" in chat.buttons
    await chat.tap("✅ Зарядка")
    open_tasks = [task for task in await chat.data.list_tasks() if task.is_open]
    assert [task.due_date for task in open_tasks] == [TODAY]
    assert TODAY + timedelta(days=1) not in {task.due_date for task in open_tasks}


@pytest.mark.parametrize("locale", LOCALES)
async def test_the_menu_has_six_buttons_and_more(create_chat: CreateChat, locale: str) -> None:
    chat = await create_chat(locale)
    await chat.open(Menu.main)
    first = chat.buttons
    assert len(first) == 7
    assert first[-1].startswith("☰")
    await chat.tap("☰")
    assert len(chat.buttons) == 9
    assert not set(first) & set(chat.buttons)
    await chat.tap("📊")
    assert chat.shown.caption
