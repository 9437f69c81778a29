"""The four steps: one tap does one thing, and it can be taken back."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from bot.routes import WeeklyReview
from core.career.contracts.goals import AddGoal, NewMilestone, NewResult
from core.career.contracts.parts import MoveKeyResult
from core.career.contracts.skills import AddSkill, LogPractice
from core.habits.contracts.commands import ArchiveHabit, CheckInHabit
from core.habits.models import Habit
from core.tasks.contracts.batch import MoveTasks
from core.tasks.contracts.commands import AddTask
from tests.fakes.chat import Chat, CreateChat

TODAY = date(2026, 11, 21)
MONDAY = date(2026, 11, 23)


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    return await create_chat()


async def aim(chat: Chat, title: str, *, milestone: str = "") -> None:
    """A goal with ten books to read, three of them read, and perhaps a milestone."""
    goal, books, person = UUID(int=1), UUID(int=90), chat.user_id
    made = AddGoal(
        user_id=person,
        goal_id=goal,
        title=title,
        horizon="year",
        results=(NewResult(result_id=books, title="Книги", target=10),),
        milestones=(NewMilestone(milestone_id=UUID(int=91), title=milestone),) if milestone else (),
    )
    moved = MoveKeyResult(
        user_id=person, goal_id=goal, result_id=books, move_id=UUID(int=92), value=3
    )
    for command in (made, moved):
        await chat.data.do(command)


async def learn(chat: Chat, number: int, title: str, level: int) -> None:
    person, skill = chat.user_id, UUID(int=number)
    made = AddSkill(user_id=person, skill_id=skill, title=title, level=level)
    practised = LogPractice(
        user_id=person, skill_id=skill, practice_id=UUID(int=number + 50), minutes=45
    )
    for command in (made, practised):
        await chat.data.do(command)


async def test_a_key_result_moves_once_a_tap_and_back(chat: Chat) -> None:
    await aim(chat, "Английский <b>")
    await chat.open(WeeklyReview.goals)
    assert "▰▱▱▱ Шаг 1 из 4" in chat.words
    assert "<b>Английский &lt;b&gt;</b> · 30% · 1 шаг за неделю" in chat.words
    shown = chat.shown
    await chat.tap("📈 Книги: 3 → 4", shown)
    await chat.tap("📈 Книги: 3 → 4", shown)
    assert "📈 Книги: 4 → 5" in chat.buttons
    assert chat.bus.last(MoveKeyResult).value == 4
    await chat.tap("↩️ Отменить")
    assert "📈 Книги: 3 → 4" in chat.buttons
    assert "↩️ Отменить" not in chat.buttons


async def test_a_value_is_typed(chat: Chat) -> None:
    await aim(chat, "Английский")
    await chat.open(WeeklyReview.goals)
    for words, then in (("Книги 7 шт", "7 → 8"), ("+2", "9 → 10"), ("книги 2,5", "2,5 → 3,5")):
        await chat.say(words)
        assert f"📈 Книги: {then}" in chat.buttons
    await chat.tap("↩️")
    assert "📈 Книги: 9 → 10" in chat.buttons
    for words in ("фильмы 3", "книги", "+" + "9" * 40):
        await chat.say(words)
        assert "⚠️ Напиши показатель и число" in chat.words
    await chat.send_sticker()
    assert "⚠️" in chat.words


async def test_a_milestone_is_ticked_and_unticked(chat: Chat) -> None:
    await aim(chat, "Английский", milestone="Экзамен")
    await chat.open(WeeklyReview.goals)
    await chat.tap("☑️ Экзамен")
    assert "☑️ Экзамен" not in chat.buttons
    await chat.tap("↩️")
    assert "☑️ Экзамен" in chat.buttons


async def test_a_skill_is_asked_about_and_the_next_one_follows(chat: Chat) -> None:
    await learn(chat, 1, "Речь", 3)
    await learn(chat, 2, "Письмо", 5)
    chat.clock.shift(days=1)
    await learn(chat, 3, "Счёт", 1)
    await chat.open(WeeklyReview.skills)
    assert "<b>Речь</b>: уровень всё ещё 3?" in chat.words
    assert "уровень 3 из 5 · 45 мин за неделю" in chat.words
    shown = chat.shown
    await chat.tap("⬆️ 4", shown)
    await chat.tap("⬆️ 4", shown)
    assert "<b>Речь</b> · уровень 4 из 5" in chat.words
    assert "<b>Письмо</b>: уровень всё ещё 5?" in chat.words
    assert "⬆️ 6" not in chat.buttons
    await chat.tap("⬇️ 4")
    assert "<b>Письмо</b> · уровень 4 из 5" in chat.words
    assert "уровень всё ещё" not in chat.words
    await chat.tap("↩️")
    assert "<b>Письмо</b> · уровень 5 из 5" in chat.words


async def test_a_habit_is_ticked_or_put_away_without_guilt(chat: Chat) -> None:
    await chat.data.add_habit(UUID(int=1), "Бег")
    await chat.data.add_habit(UUID(int=2), "Вода")
    await chat.data.add_days(UUID(int=2), *(TODAY - timedelta(days=back) for back in range(1, 6)))
    await chat.open(WeeklyReview.habits)
    assert "За неделю выполнено 42%" in chat.words
    assert "без вины" in chat.words
    assert "🗄 Вода" not in chat.buttons
    await chat.tap("✅ Вода")
    assert chat.bus.last(CheckInHabit).day == TODAY
    await chat.tap("↩️")
    assert TODAY not in await chat.data.list_done_days(UUID(int=2))
    await chat.tap("🗄 Бег")
    assert chat.bus.count(ArchiveHabit) == 1
    assert "<b>Бег</b>" not in chat.words
    await chat.tap("↩️")
    assert "<b>Бег</b>" in chat.words


async def test_a_small_habit_that_holds_may_grow_and_shrink_back(chat: Chat) -> None:
    read = UUID(int=1)
    await chat.data.add_habit(read, "Читать", kind="at_least", target=2.0, goal=20.0, unit="мин")
    days = (TODAY - timedelta(days=back) for back in range(1, 17))
    await chat.data.add_days(read, *days)
    await chat.open(WeeklyReview.habits)
    assert "Что окрепло, может подрасти" in chat.words
    shown = chat.shown
    await chat.tap("⬆️ Читать: до 5 мин", shown)
    await chat.tap("⬆️ Читать: до 5 мин", shown)
    assert (await chat.data.get(Habit, read)).target == 5
    assert "подрасти" not in chat.words
    await chat.tap("↩️")
    assert (await chat.data.get(Habit, read)).target == 2


async def task(chat: Chat, number: int, title: str, due: date) -> None:
    await chat.data.add_task(number, title, due)


async def test_overdue_tasks_are_spread_over_the_workdays_and_back(chat: Chat) -> None:
    for number in range(7):
        await task(chat, number, f"Дело {number}", TODAY - timedelta(days=1))
    await task(chat, 99, "Встреча", MONDAY)
    await chat.open(WeeklyReview.tasks)
    assert "Просрочено 7 задач" in chat.words
    assert "…и ещё 2" in chat.words
    assert "пн 1 · вт 0 · ср 0 · чт 0 · пт 0 · сб 0 · вс 0" in chat.words
    shown = chat.shown
    await chat.tap("📤 Разложить по неделе: 7", shown)
    await chat.tap("📤 Разложить по неделе: 7", shown)
    assert chat.bus.count(MoveTasks) == 1
    assert "Просроченных нет" in chat.words
    assert "пн 2 · вт 2 · ср 2 · чт 1 · пт 1 · сб 0 · вс 0" in chat.words
    await chat.tap("↩️")
    assert "Просрочено 7 задач" in chat.words


async def test_a_typed_task_is_for_the_day_it_names_or_the_first_ahead(chat: Chat) -> None:
    await chat.open(WeeklyReview.tasks)
    await chat.say("Позвонить <маме>")
    assert "➕ Позвонить &lt;маме&gt; · пн" in chat.words
    assert chat.bus.last(AddTask).due_date == MONDAY
    await chat.say("Отчёт в четверг в 12")
    assert chat.bus.last(AddTask).due_date == MONDAY + timedelta(days=3)
    assert "чт 1" in chat.words
    await chat.tap("↩️")
    assert "чт 0" in chat.words
    await chat.send_sticker()
    assert "⚠️" in chat.words
    await chat.say("я" * 1001)
    assert chat.bus.count(AddTask) == 2
