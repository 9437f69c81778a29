"""Questions and greetings are answered; nothing of them becomes a task."""

from datetime import date
from uuid import UUID

import pytest

from bot.routes import Habits
from core.tasks.contracts.commands import AddTask
from tests.fakes.chat import CreateChat

HABIT = UUID(int=5)
TODAY, TOMORROW, FRIDAY = date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 27)


@pytest.mark.parametrize(
    ("locale", "question", "title"),
    [
        ("ru", "какие дела на завтра?", "Завтрашнее"),
        ("ru", "Что у меня сегодня?", "Сегодняшнее"),
        ("ru", "когда к врачу?", "Записаться к врачу"),
        ("uk", "що на п’ятницю?", "П’ятничне"),
        ("uk", "що на сьогодні?", "Сегодняшнее"),
        ("en", "what's on friday?", "П’ятничне"),
        ("en", "what's on my plate today?", "Сегодняшнее"),
        ("en", "show my tasks for this week", "Завтрашнее"),
    ],
)
async def test_a_question_shows_what_it_asks_for(
    create_chat: CreateChat, locale: str, question: str, title: str
) -> None:
    chat = await create_chat(locale)
    days = {"Сегодняшнее": TODAY, "Завтрашнее": TOMORROW, "П’ятничне": FRIDAY}
    dated = days | {"Записаться к врачу": date(2026, 12, 30)}
    for number, (name, day) in enumerate(dated.items(), start=1):
        await chat.data.add_task(number, name, day)
    await chat.data.add_habit(HABIT, "Читать")
    await chat.open(Habits.card, {"habit_id": HABIT.hex})
    await chat.say(question)
    assert title in chat.words + " ".join(chat.buttons)
    others = days.keys() - {title} if "week" not in question else set()
    assert not [name for name in others if name in chat.words + " ".join(chat.buttons)]
    assert chat.bus.count(AddTask) == 0


@pytest.mark.parametrize(
    ("locale", "text", "answer"),
    [
        ("ru", "Привет!", "Привет, Аня!"),
        ("ru", "спасибо", "рад помочь"),
        ("ru", "отмена", "ничего не меняю"),
        ("uk", "Дякую!", "радий допомогти"),
        ("uk", "видали", "Що видалити?"),
        ("en", "hello", "Hi, Аня!"),
        ("en", "never mind", "nothing changes"),
    ],
)
async def test_what_is_said_is_answered_and_the_window_stays(
    create_chat: CreateChat, locale: str, text: str, answer: str
) -> None:
    chat = await create_chat(locale)
    await chat.data.add_habit(HABIT, "Читать")
    await chat.open(Habits.card, {"habit_id": HABIT.hex})
    before = chat.words
    await chat.say(text)
    assert answer in (chat.bot.sent[-1].text or "")
    assert chat.words == before
    assert chat.bus.count(AddTask) == 0


async def test_help_and_what_was_done_open_their_windows(create_chat: CreateChat) -> None:
    chat = await create_chat("en")
    await chat.data.add_habit(HABIT, "Читать")
    await chat.open(Habits.card, {"habit_id": HABIT.hex})
    await chat.say("what can you do?")
    assert "/today" in chat.words
    await chat.open(Habits.card, {"habit_id": HABIT.hex})
    await chat.say("what did I do today?")
    assert chat.shown.caption
