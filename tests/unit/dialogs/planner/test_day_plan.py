"""The plan of a day: what is seen is what is accepted, once, and it can be taken back."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from bot.routes import Planner
from core.planner.contracts import AcceptPlan, UndoPlan
from tests.fakes.chat import Chat, CreateChat
from tests.support.texts import text

TODAY = date(2026, 11, 21)  # a Saturday, 12:05 in Moscow
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat()
    await chat.data.add_task(1, "Созвон & <b>ко</b>", TODAY, due_time=time(15), duration_minutes=60)
    await chat.data.add_task(2, "Отчёт", TODAY, duration_minutes=180)
    await chat.data.add_task(3, "Счета", TODAY - timedelta(days=9), duration_minutes=300)
    await chat.data.add_task(4, "Книга", None)
    await chat.open(Planner.day)
    return chat


async def test_the_day_is_laid_out_around_what_has_its_own_time(chat: Chat) -> None:
    assert "📋 <b>План: сегодня</b>" in chat.words
    assert "Нужно 8 ч, а свободно 7 ч 55 мин" in chat.words
    assert "<code>15:00–16:00</code> 📌 Созвон &amp; &lt;b&gt;ко&lt;/b&gt;" in chat.words
    assert "<code>16:00–21:00</code> Счета" in chat.words
    assert "<code>12:05–12:35</code> Книга" in chat.words
    assert "• <b>завтра</b>: Отчёт" in chat.words


async def test_accepting_keeps_what_was_shown_and_moves_the_rest(chat: Chat) -> None:
    shown = chat.shown
    await chat.tap("✅ Принять")
    command = chat.bus.last(AcceptPlan)
    assert [slot.task_id.int for slot in command.slots] == [4, 1, 3]
    assert [(one.task_id.int, one.to_day) for one in command.shifts] == [(2, TOMORROW)]
    assert "Принят в 12:05, сделано 0 из 3" in chat.words
    assert "▶️ Книга" in chat.words
    await chat.tap("✅ Принять", shown)
    assert chat.bus.count(AcceptPlan) == 1, "a second tap on the old message"
    await chat.data.change_task(4, completed_at=chat.clock.now())
    await chat.open(Planner.day)
    assert "сделано 1 из 3" in chat.words
    assert "✅ Книга" in chat.words


async def test_what_is_still_to_happen_today_is_not_planned_for_tomorrow(chat: Chat) -> None:
    await chat.data.add_task(5, "Обед", TODAY, due_time=time(11), duration_minutes=30)
    await chat.tap(text("plan-for-tomorrow"))
    assert "Созвон" not in chat.words, "it begins at 15:00 today"
    assert "Обед" in chat.words, "its time has passed"


async def test_a_plan_is_taken_back_and_made_anew(chat: Chat) -> None:
    await chat.tap("✅ Принять")
    shown = chat.shown
    await chat.tap("↩️ Отменить")
    assert "План отменил" in chat.words
    assert (await chat.data.get_task(2)).due_date == TODAY
    await chat.tap("↩️ Отменить", shown)
    assert chat.bus.count(UndoPlan) == 1
    await chat.tap("🔄")
    assert text("plan-accept") in chat.buttons


async def test_a_new_plan_replaces_the_accepted_one_only_when_accepted(chat: Chat) -> None:
    await chat.tap("✅ Принять")
    chat.clock.shift(hours=1)
    await chat.data.change_task(3, completed_at=chat.clock.now())
    await chat.tap("🔄")
    assert "<code>13:05–13:35</code> Книга" in chat.words
    assert "Счета" not in chat.words
    await chat.open(Planner.day)
    assert "✅ Счета" in chat.words
    await chat.tap("🔄")
    await chat.tap("✅ Принять")
    assert "Счета" not in chat.words
    await chat.tap("↩️ Отменить")
    await chat.open(Planner.day)
    assert "✅ Счета" in chat.words, "the plan before it holds again"


async def test_a_plan_of_the_past_is_renewed_instead_of_accepted(chat: Chat) -> None:
    chat.clock.shift(hours=2)
    await chat.tap("✅ Принять")
    assert chat.bus.count(AcceptPlan) == 0
    assert "Время ушло вперёд" in chat.words
    assert "<code>14:05–14:35</code> Книга" in chat.words
    await chat.tap("✅ Принять")
    assert chat.bus.count(AcceptPlan) == 1


async def test_tomorrow_can_be_planned_and_late_in_the_evening_it_is(chat: Chat) -> None:
    await chat.tap("✅ Принять")
    await chat.tap(text("plan-for-tomorrow"))
    assert "План: завтра" in chat.words
    assert "<code>09:00–12:00</code> Отчёт" in chat.words
    for title in ("Счета", "Книга"):
        assert title not in chat.words, "today's plan has a place for it"
    await chat.tap(text("plan-for-today"))
    assert "План: сегодня" in chat.words
    chat.clock.shift(hours=9, minutes=30)
    await chat.open(Planner.day)
    assert "План: завтра" in chat.words


async def test_working_hours_bound_the_day(chat: Chat) -> None:
    hours = {"work_from": time(10), "work_to": time(14)}
    await chat.data.change_profile(**hours)
    await chat.open(Planner.day)
    assert "10:00–14:00. Нужно 8 ч, а свободно 1 ч 55 мин" in chat.words
    assert "пн, 23 нояб." in chat.words, "Sunday is a day off"


async def test_blocked_waiting_and_boundless_tasks_are_told(chat: Chat) -> None:
    await chat.data.add_task(5, "Ждёт", TODAY, blocked_by=(UUID(int=2),))
    await chat.data.add_task(6, "Потом", TODAY, waiting_until=TOMORROW)
    await chat.data.add_task(7, "Ремонт", TODAY, duration_minutes=1000)
    await chat.data.add_task(8, "Врач", TODAY, due_time=time(15, 30))
    await chat.open(Planner.day)
    assert "🔒 Ждут других задач: 1" in chat.words
    assert "Потом" not in chat.words
    assert "«Ремонт» длиннее свободного времени" in chat.words
    assert "«Созвон &amp; &lt;b&gt;ко&lt;/b&gt;» и «Врач» пересекаются" in chat.words


async def test_the_plan_is_shown_as_a_picture_with_its_words(chat: Chat) -> None:
    await chat.tap("🖼")
    assert chat.shown.photo
    assert "План: сегодня" in chat.words
    assert "📌 Созвон" in chat.words
    await chat.tap("⬅️")
    await chat.tap("✅ Принять")
    await chat.data.change_task(4, completed_at=chat.clock.now())
    await chat.tap("🖼")
    assert "✅ Книга" in chat.words


async def test_a_day_without_tasks_says_so(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(Planner.day)
    assert "Планировать пока нечего" in chat.words
    assert text("plan-accept") not in chat.buttons
    assert text("plan-picture") not in chat.buttons
    await chat.tap(text("menu-week"))
    assert "Неделя" in chat.words
    await chat.tap(text("button-back"))
    assert "План: сегодня" in chat.words
