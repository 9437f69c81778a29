"""A number written on a goal's card moves what measures it; of several measures it asks which."""

from uuid import UUID

from bot.routes import Career
from core.career.contracts.goals import AddGoal, NewResult
from core.career.contracts.parts import MoveKeyResult
from core.tasks.contracts.commands import AddTask
from tests.fakes.chat import Chat, CreateChat
from tests.support.texts import text

GOAL = UUID(int=5)


async def measured_by(create_chat: CreateChat, *units: str, locale: str = "ru") -> Chat:
    """A chat on the card of a goal with a key result a unit, each at 0 of 500."""
    chat = await create_chat(locale)
    results = tuple(
        NewResult(result_id=UUID(int=50 + number), title=f"M{number}", unit=unit, target=500)
        for number, unit in enumerate(units)
    )
    await chat.data.do(
        AddGoal(
            user_id=chat.user_id,
            goal_id=GOAL,
            title="Испанский",
            horizon="year",
            results=results,
        )
    )
    await chat.open(Career.goal, {"goal_id": GOAL.hex})
    return chat


async def test_the_only_measure_is_set_or_added_to_and_taken_back(create_chat: CreateChat) -> None:
    chat = await measured_by(create_chat, "слов")
    await chat.say("12")
    assert "Сейчас 12 / 500 слов" in chat.words
    await chat.tap("⬅️")
    await chat.say("+3 слов")
    assert "Сейчас 15 / 500 слов" in chat.words
    await chat.tap(text("career-undo"))
    assert "Сейчас 12 / 500 слов" in chat.words


async def test_of_several_measures_it_asks_which_once(create_chat: CreateChat) -> None:
    chat = await measured_by(create_chat, "слов", "км")
    await chat.say("+3")
    assert "к какому показателю записать «+3»?" in chat.words
    asked = chat.shown
    await chat.tap("📈 M1", asked)
    assert "Сейчас 3 / 500 км" in chat.words
    await chat.tap("📈 M1", asked)
    assert chat.bus.count(MoveKeyResult) == 1
    await chat.tap("⬅️")
    await chat.say("4 слов")
    assert "Сейчас 4 / 500 слов" in chat.words


async def test_other_words_are_a_task_still(create_chat: CreateChat) -> None:
    chat = await measured_by(create_chat, "слов")
    await chat.say("12 яиц завтра")
    await chat.tap("✅")
    assert "12 яиц" in chat.bus.last(AddTask).title


async def test_a_number_on_a_goal_without_measures_is_a_task(create_chat: CreateChat) -> None:
    chat = await measured_by(create_chat)
    await chat.say("12")
    assert "✅ Сохранить" in chat.buttons
