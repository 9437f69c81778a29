"""Goals: one line makes one, everything on it is moved by taps or words and taken back."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from bot.routes import Career, NewGoal
from core.career.contracts.goals import AddGoal, EditGoal, NewMilestone, NewResult
from core.career.contracts.parts import LinkToGoal, MoveKeyResult
from core.tasks.contracts.commands import AddTask
from tests.fakes.chat import Chat, CreateChat
from tests.support.texts import text

GOAL, HABIT = UUID(int=5), UUID(int=6)


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat()
    await chat.data.do(
        AddGoal(
            user_id=chat.user_id,
            goal_id=GOAL,
            title="Выучить английский",
            horizon="quarter",
            deadline=date(2026, 12, 31),
            results=(NewResult(result_id=UUID(int=50), title="Слова", unit="шт", target=500),),
            milestones=(NewMilestone(milestone_id=UUID(int=51), title="Экзамен"),),
        )
    )
    await chat.open(Career.goal, {"goal_id": GOAL.hex})
    return chat


async def test_one_line_becomes_a_goal_and_is_saved_once(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(Career.goals)
    assert "Пока ни одной" in chat.words
    await chat.tap(text("goal-add"))
    await chat.say("Выучить английский до декабря: слова 500 шт, сдать экзамен")
    assert "до пн, 30 нояб." in chat.words
    assert "📈 слова: 0 → 500 шт" in chat.words
    assert "▫️ сдать экзамен" in chat.words
    review = chat.shown
    await chat.tap("✅ Сохранить", review)
    assert "<b>Выучить английский</b>" in chat.words
    assert "⏳ Осталось 9 дней" in chat.words
    saved = chat.bus.last(AddGoal)
    assert (saved.deadline, saved.results[0].target) == (date(2026, 11, 30), 500)
    await chat.tap(text("career-to-goals"))
    assert "🎯 Выучить английский · 0%" in chat.buttons


async def test_a_goal_is_made_by_taps_alone(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(NewGoal.write)
    await chat.tap(text("goal-idea-books"))
    await chat.tap(text("goal-until-quarter"))
    await chat.tap(text("goal-measure-add"))
    await chat.tap(text("goal-measure-pages"))
    await chat.tap("✅ Сохранить")
    saved = chat.bus.last(AddGoal)
    assert (saved.title, saved.horizon, saved.deadline) == (
        "Читать больше",
        "quarter",
        date(2026, 12, 31),
    )
    assert [one.title for one in saved.results] == ["книги", "Страницы"]


async def test_the_draft_is_corrected_by_words(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(NewGoal.review, {"line": "Марафон"})
    assert "без срока" in chat.words
    await chat.say("до 15 мая")
    await chat.say("пробежки 40 шт, купить кроссовки")
    await chat.tap("✅ Сохранить")
    saved = chat.bus.last(AddGoal)
    assert (saved.title, saved.deadline) == ("Марафон", date(2027, 5, 15))
    assert (saved.results[0].title, saved.milestones[0].title) == ("пробежки", "купить кроссовки")


async def test_a_key_result_moves_by_taps_and_words_and_back(chat: Chat) -> None:
    await chat.tap("📈 Слова")
    window = chat.shown
    await chat.tap("+20", window)
    await chat.tap("+20", window)
    moves = [one for one in chat.bus.executed if isinstance(one, MoveKeyResult)]
    assert [one.value for one in moves] == [20, 20]
    assert len({one.move_id for one in moves}) == 1, "the second tap is the same move"
    await chat.say("+100")
    assert "Сейчас 120 / 500 шт" in chat.words
    await chat.tap(text("career-undo"))
    assert "Сейчас 20 / 500 шт" in chat.words
    await chat.say("много")
    assert "Напиши число" in chat.words
    await chat.say("слова с 10 до 200 шт")
    assert "Сейчас 20 / 200 шт, начали с 10" in chat.words
    await chat.say("с 0 до 300 страниц")
    assert "Сейчас 20 / 300 страниц, начали с 0" in chat.words
    await chat.tap(text("career-undo"))
    assert "Сейчас 20 / 200 шт, начали с 10" in chat.words
    await chat.say("с 0 до 200 страниц")
    await chat.tap("🏁 200")
    await chat.tap("⬅️")
    assert "📈 слова: 200 / 200 страниц" in chat.words
    assert "50%" in chat.words


async def test_a_removed_key_result_comes_back(chat: Chat) -> None:
    await chat.tap("📈 Слова")
    await chat.tap(text("goal-result-remove"))
    assert "Слова" not in chat.words
    await chat.tap(text("career-undo"))
    assert "📈 Слова: 0 / 500 шт" in chat.words
    assert not any(button.startswith("↩️ Отменить") for button in chat.buttons)


async def test_milestones_are_added_ticked_and_removed(chat: Chat) -> None:
    await chat.tap(text("goal-milestones"))
    await chat.tap("▫️ Экзамен")
    assert "1 из 1" in chat.words
    await chat.say("Записаться\nПройти пробный")
    assert "1 из 3" in chat.words
    await chat.tap(text("goal-steps-remove"))
    await chat.tap("🗑 Пройти пробный")
    assert "1 из 2" in chat.words
    await chat.tap(text("career-undo"))
    await chat.tap(text("goal-steps-tick"))
    await chat.tap("☑️ Экзамен")
    assert "0 из 3" in chat.words
    await chat.tap(text("career-undo"))
    assert "1 из 3" in chat.words
    await chat.say("Сдать пробный")
    await chat.tap(text("career-undo"))
    assert "Сдать пробный" not in " ".join(chat.buttons)


async def test_a_milestone_is_renamed_and_called_as_before(chat: Chat) -> None:
    await chat.tap(text("goal-milestones"))
    await chat.tap("▫️ Экзамен")
    await chat.tap(text("goal-steps-rename"))
    await chat.tap("✏️ Экзамен")
    await chat.say("я" * 121)
    assert "120" in chat.words
    await chat.say("Экзамен <TOEFL>")
    assert "1 из 1" in chat.words
    assert "☑️ Экзамен <TOEFL>" in chat.buttons
    await chat.tap(text("career-undo"))
    assert "☑️ Экзамен" in chat.buttons


async def test_reaching_archiving_and_deleting_are_taken_back(chat: Chat) -> None:
    await chat.tap(text("goal-reach"))
    assert "Цель достигнута" in chat.words
    await chat.tap(text("goal-reopen"))
    await chat.tap("✏️ Изменить")
    await chat.tap("🗄 В архив")
    assert "Цель в архиве" in chat.words
    await chat.tap(text("career-to-goals"))
    await chat.tap("🗄 Архив")
    await chat.tap("🎯 Выучить")
    await chat.tap("↩️ Вернуть из архива")
    await chat.tap("✏️ Изменить")
    await chat.tap("🗑 Удалить")
    assert "Цель удалена" in chat.words
    await chat.tap("↩️ Восстановить")
    assert "Осталось 40 дней" in chat.words


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("до 15 мая", date(2027, 5, 15)), ("лета", date(2027, 5, 31)), ("завтра", date(2026, 11, 22))],
)
async def test_title_and_deadline_are_changed(chat: Chat, typed: str, expected: date) -> None:
    await chat.tap("✏️ Изменить")
    await chat.say("<i>Испанский</i>")
    assert "<b>&lt;i&gt;Испанский&lt;/i&gt;</b>" in chat.words
    await chat.tap(text("career-undo"))
    assert "<b>Выучить английский</b>" in chat.words
    await chat.tap("✏️ Изменить")
    await chat.tap(text("goal-deadline"))
    await chat.say("когда-нибудь")
    assert "Не понял день" in chat.words
    await chat.say(typed)
    assert chat.bus.last(EditGoal).deadline == expected
    await chat.tap("✏️ Изменить")
    await chat.tap(text("goal-deadline"))
    await chat.tap(text("goal-until-none"))
    assert "без срока" in chat.words
    await chat.tap(text("career-undo"))
    assert "без срока" not in chat.words
    assert chat.bus.last(EditGoal).deadline == expected


async def test_habits_tasks_and_skills_are_linked(chat: Chat) -> None:
    await chat.data.add_habit(HABIT, "Читать по-английски")
    await chat.tap("🔗")
    await chat.tap("➕ Привычка")
    await chat.tap("🌱 Читать")
    assert "🌱 0/7 · 💪 0% · Читать по-английски" in chat.words
    await chat.tap("➕ Задача")
    await chat.say("Купить учебник завтра !высокий")
    bought = chat.bus.last(AddTask)
    assert (bought.title, bought.priority) == ("Купить учебник", "high")
    assert "➕ Купить учебник · завтра" in chat.words
    assert chat.bus.last(LinkToGoal).subject_id == bought.task_id
    assert "▫️ Купить учебник" in chat.words
    started_at = chat.clock.now() - timedelta(hours=1)
    await chat.data.add_focus(1, started_at, 50, subject_id=bought.task_id)
    await chat.tap("✖️ Читать")
    assert "Читать" not in chat.words
    await chat.tap(text("career-undo"))
    await chat.tap("⬅️")
    assert "🌱 Привычки: сила 0% · за неделю 0 из 7" in chat.words
    assert "📋 Задачи: 0 из 1" in chat.words
    assert "🍅 Фокус: 50 минут" in chat.words


async def test_what_is_reached_is_whole_in_its_picture_and_in_the_list(chat: Chat) -> None:
    await chat.tap(text("goal-reach"))
    await chat.tap(text("goal-picture"))
    assert "Выучить английский</b>: 100%" in chat.words
    await chat.tap("⬅️")
    await chat.tap(text("career-to-goals"))
    assert chat.words.startswith("🎯 <b>Цели</b> · всё достигнуто 🎉\n")


async def test_the_picture_has_words(chat: Chat) -> None:
    await chat.tap(text("goal-picture"))
    assert chat.shown.photo
    assert "Выучить английский</b>: 0%" in chat.words
    assert "📈 Слова: 0 / 500 шт" in chat.words
    await chat.tap("⬅️")
    assert not chat.shown.photo
