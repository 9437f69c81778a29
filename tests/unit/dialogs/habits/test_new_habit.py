"""Making a habit: by a suggestion, by typing, once."""

from datetime import time

import pytest

from bot.routes import Habits, NewHabit
from core.habits.contracts.commands import CreateHabit
from core.habits.contracts.plans import EVERY_DAY, OnWeekdays
from core.kit.nats.commands import CommandPending
from tests.fakes.chat import CreateChat
from tests.support.texts import text


async def test_a_suggestion_is_a_habit_with_one_tap(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(Habits.list)
    assert "Пока ни одной" in chat.words
    assert chat.buttons[:4] == ["💧 Пить воду", "🚶 Много ходить", "📖 Читать", "🧘 Медитация"]
    await chat.tap("💧")
    made = chat.bus.last(CreateHabit)
    assert (made.title, made.schedule) == ("💧 Пить воду", OnWeekdays(EVERY_DAY))
    assert made.remind_times == (time(9),)
    assert "напомню в 9:00" in chat.words
    assert "🌱 <b>💧 Пить воду</b>" in chat.words
    await chat.tap(text("habit-to-list"))
    assert chat.buttons[0] == "⬜ 💧 Пить воду"


async def test_a_suggestion_in_the_draft_is_one_tap_too(create_chat: CreateChat) -> None:
    chat = await create_chat("en")
    await chat.open(NewHabit.title)
    await chat.tap("📖")
    assert chat.bus.count(CreateHabit) == 1
    assert "You can change any of it" in chat.words


async def test_by_typing_with_chosen_days_and_a_typed_time(create_chat: CreateChat) -> None:
    chat = await create_chat("uk")
    await chat.open(Habits.list)
    await chat.tap("➕")
    await chat.say("Їжа без цукру")
    for name in ("сб", "нд"):
        await chat.tap(f"✅ {name}")
    await chat.tap("➡️")
    await chat.say("о 7:45")
    made = chat.bus.last(CreateHabit)
    assert (made.title, made.schedule) == ("Їжа без цукру", OnWeekdays(31))
    assert made.remind_times == (time(7, 45),)
    assert "📅 у будні" in chat.words


async def test_without_a_reminder(create_chat: CreateChat) -> None:
    chat = await create_chat("en")
    await chat.open(NewHabit.title)
    await chat.say("🏃")
    await chat.tap("On weekdays")
    await chat.tap("🔕")
    assert chat.bus.last(CreateHabit).remind_times == ()
    assert "🔕 no reminders" in chat.words


def stay_away(_: CreateHabit) -> None:
    raise CommandPending


async def test_commands_of_one_draft_carry_one_id(create_chat: CreateChat) -> None:
    """An unanswered command keeps the step; the next tap asks for the same habit again."""
    chat = await create_chat()
    chat.bus.answers[CreateHabit] = stay_away
    await chat.open(NewHabit.title)
    await chat.say("Йога")
    await chat.tap("Каждый день")
    with pytest.raises(CommandPending):
        await chat.tap("08:00")
    chat.bus.answers.clear()
    await chat.tap("08:00")
    made = [command for command in chat.bus.executed if isinstance(command, CreateHabit)]
    assert len(made) == 2
    assert made[0].habit_id == made[1].habit_id
    assert len(await chat.data.list_habits()) == 1


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("\u200b \u2060", "Нужно хотя бы одно слово"),
        ("я" * 101, "101 знак, а помещается 100"),
        ("я" * 4000, "4 000 знаков"),
    ],
)
async def test_a_bad_title_is_explained_and_the_step_stays(
    create_chat: CreateChat, typed: str, answer: str
) -> None:
    chat = await create_chat()
    await chat.open(NewHabit.title)
    await chat.say(typed)
    assert answer in chat.words.replace("\xa0", " ")
    await chat.say("я" * 100)
    assert "По каким дням?" in chat.words


async def test_a_sticker_for_a_title_is_explained(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(NewHabit.title)
    await chat.send_sticker()
    assert "Здесь нужен текст" in chat.words
    assert "Какую привычку начнём?" in chat.words


async def test_markup_in_a_title_is_shown_as_typed(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(NewHabit.title)
    await chat.say("<b>Бег</b> & \u202eплавание")
    assert "&lt;b&gt;Бег&lt;/b&gt; &amp; плавание" in chat.words
