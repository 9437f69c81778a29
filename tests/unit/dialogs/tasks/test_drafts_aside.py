"""A command, a habit said or a press elsewhere loses no draft: its message goes on working."""

from datetime import date

from bot.routes import Draft, NewGoal, NewHabit, Tasks
from core.career.contracts.goals import AddGoal
from core.tasks.contracts.commands import AddTask, EditTask
from tests.fakes.chat import Chat, CreateChat


async def writing(create_chat: CreateChat, text: str) -> Chat:
    chat = await create_chat()
    await chat.open(Draft.write)
    await chat.say(text)
    return chat


async def test_a_command_leaves_the_draft_to_be_saved(create_chat: CreateChat) -> None:
    chat = await writing(create_chat, "Купить хлеб завтра")
    draft = chat.shown
    await chat.open(Tasks.today)
    assert "✅ Сохранить" not in chat.buttons
    assert chat.keys(draft)
    await chat.tap("✅ Сохранить", draft)
    saved = chat.bus.last(AddTask)
    assert (saved.title, saved.due_date) == ("Купить хлеб", date(2026, 11, 22))
    assert "Купить хлеб" in chat.words


async def test_a_press_on_it_makes_it_what_words_correct_again(create_chat: CreateChat) -> None:
    chat = await writing(create_chat, "Купить хлеб завтра")
    await chat.say("Сыр")
    draft = chat.shown
    await chat.open(Tasks.today)
    today = chat.shown
    await chat.tap("📅", draft)
    await chat.say("в пятницу")
    await chat.tap("✅ Сохранить")
    assert chat.bus.last(AddTask).due_date == date(2026, 11, 27)
    assert "Купить хлеб" in chat.words, "the one behind it came along"
    await chat.tap("✅ Сохранить")
    assert chat.bus.count(AddTask) == 2
    await chat.tap("🏠", today)
    assert "🏠" not in " ".join(chat.buttons)


async def test_each_of_several_drafts_waits(create_chat: CreateChat) -> None:
    chat = await writing(create_chat, "Хлеб")
    drafts = [chat.shown]
    for title in ("Сыр", "Чай"):
        await chat.open(Draft.write)
        await chat.say(title)
        drafts.append(chat.shown)
    for draft in drafts:
        await chat.tap("✅ Сохранить", draft)
    assert {task.title for task in await chat.data.list_tasks()} == {"Хлеб", "Сыр", "Чай"}


async def test_an_edit_that_is_not_saved_waits_and_a_cancelled_draft_does_not(
    create_chat: CreateChat,
) -> None:
    chat = await writing(create_chat, "Отчёт завтра")
    await chat.tap("✅ Сохранить")
    await chat.tap("✏️")
    await chat.say("в 15:00")
    edit = chat.shown
    await chat.open(Tasks.today)
    await chat.tap("✅ Сохранить", edit)
    assert chat.bus.count(EditTask) == 1
    assert "завтра, 15:00" in chat.words
    await chat.open(Draft.write)
    await chat.say("Хлеб")
    draft = chat.shown
    await chat.tap("✖️ Отмена", draft)
    assert "✅ Сохранить" not in chat.buttons
    assert chat.bus.count(AddTask) == 1


async def test_a_goal_and_a_habit_being_written_wait_too(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(NewGoal.write)
    await chat.say("Марафон: пробежки 40 шт")
    goal = chat.shown
    await chat.open(NewHabit.check, {"said": "бегать каждый день"})
    habit = chat.shown
    await chat.open(Tasks.today)
    await chat.tap("✅ Сохранить", goal)
    assert chat.bus.last(AddGoal).title == "Марафон"
    await chat.tap("✅", habit)
    assert "бегать" in chat.words.lower()
