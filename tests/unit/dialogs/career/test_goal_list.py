"""The list of goals: how far each is, its pages, and what it takes while it is empty."""

from uuid import UUID

from bot.routes import Career
from core.career.contracts.goals import AddGoal
from core.tasks.contracts.commands import AddTask, CompleteTask
from tests.fakes.chat import CreateChat

GOAL = UUID(int=5)


async def test_a_goal_without_measures_is_as_far_as_its_tasks_in_the_list_too(
    create_chat: CreateChat,
) -> None:
    chat = await create_chat()
    who = chat.user_id
    await chat.data.do(AddGoal(user_id=who, goal_id=GOAL, title="Ремонт", horizon="year"))
    await chat.open(Career.goals)
    assert "пока без показателей" in chat.words
    await chat.tap("🎯 Ремонт")
    await chat.tap("🔗")
    for title in ("Купить краску", "Позвать мастера"):
        await chat.tap("➕ Задача")
        await chat.say(title)
    done = chat.bus.last(AddTask).task_id
    await chat.data.do(CompleteTask(user_id=who, task_id=done))
    await chat.open(Career.goals)
    assert "🎯 Ремонт · 50%" in chat.buttons
    assert "пока без показателей" not in chat.words


async def test_many_goals_have_pages(create_chat: CreateChat) -> None:
    chat = await create_chat()
    for number in range(20):
        command = AddGoal(
            user_id=chat.user_id,
            goal_id=UUID(int=number + 1),
            title=f"Цель {number}",
            horizon="year",
        )
        await chat.data.do(command)
    await chat.open(Career.goals)
    assert "1/3" in chat.buttons
    await chat.tap("▶️")
    await chat.tap("▶️")
    assert "3/3" in chat.buttons
    assert "🎯 Цель 19" in chat.buttons


async def test_the_empty_list_takes_the_line_it_asks_for(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(Career.goals)
    await chat.say("Выучить английский до декабря: слова 500 шт")
    await chat.tap("✅ Сохранить")
    assert chat.bus.last(AddGoal).title == "Выучить английский"
    assert "<b>Выучить английский</b>" in chat.words
