"""A window that takes some words itself loses no others: they become a task, or a habit."""

from datetime import date
from uuid import UUID

import pytest
from aiogram.fsm.state import State
from aiogram.types import Document

from bot.routes import Career, Focus, Habits, Skills
from core.career.contracts.goals import AddGoal
from core.career.contracts.skills import AddSkill
from tests.fakes.chat import Chat, CreateChat

THING, OTHER = UUID(int=5), UUID(int=6)


async def furnished(create_chat: CreateChat) -> Chat:
    """A person with a habit, a goal and a skill."""
    chat = await create_chat()
    who, title = chat.user_id, "Испанский"
    await chat.data.add_habit(THING, "Читать")
    year_end = date(2026, 12, 31)
    await chat.data.do(
        AddGoal(user_id=who, goal_id=THING, title=title, horizon="year", deadline=year_end)
    )
    await chat.data.do(AddSkill(user_id=who, skill_id=OTHER, title=title))
    return chat


@pytest.mark.parametrize("state", [Habits.card, Career.goals, Career.goal, Skills.list])
async def test_a_task_is_written_from_anywhere(create_chat: CreateChat, state: State) -> None:
    chat = await furnished(create_chat)
    await chat.open(state, {"habit_id": THING.hex, "goal_id": THING.hex})
    await chat.say("Купить хлеб завтра")
    assert "Купить хлеб" in chat.words
    assert "📅 завтра" in chat.buttons


async def test_a_file_is_an_import_there_too(create_chat: CreateChat) -> None:
    chat = await furnished(create_chat)
    chat.bot.files["a.csv"] = b"no table"
    await chat.open(Career.goals)
    file = Document(file_id="a.csv", file_unique_id="a", file_name="a.csv", file_size=8)
    await chat.send(document=file)
    assert "Не узнаю этот файл" in chat.words


async def test_focus_offers_skills_beside_tasks(create_chat: CreateChat) -> None:
    chat = await furnished(create_chat)
    await chat.open(Focus.task)
    assert "🧠 Испанский" in chat.buttons
    await chat.say("999 Книга")
    assert "от 1 до 240" in chat.words


async def test_a_habit_is_said_on_the_card_of_another(create_chat: CreateChat) -> None:
    chat = await furnished(create_chat)
    await chat.open(Habits.card, {"habit_id": THING.hex})
    await chat.say("привычка: бегать 3 раза в неделю")
    assert "3 раза в неделю" in chat.words
    await chat.open(Habits.card, {"habit_id": THING.hex})
    await chat.send_sticker()
    assert "Я понимаю текст" in chat.words
