"""The week at a glance, and the pile of overdue tasks spread over it."""

from datetime import date, time, timedelta

import pytest

from bot.routes import Planner, Review, Spread, Tasks, Week
from core.planner.contracts import AcceptPlan, UndoPlan
from tests.fakes.chat import Chat, CreateChat
from tests.support.texts import text

TODAY = date(2026, 11, 21)


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat()
    await chat.data.add_task(1, "<Созвон>", TODAY, due_time=time(15), duration_minutes=60)
    await chat.data.add_task(2, "Отчёт", TODAY, duration_minutes=30)
    await chat.data.add_task(3, "Через неделю", TODAY + timedelta(days=7))
    await chat.data.add_task(4, "Когда-нибудь")
    for number in range(10, 17):
        await chat.data.add_task(number, f"Долг {number}", TODAY - timedelta(days=30))
    return chat


async def test_a_week_shows_its_days_and_turns(chat: Chat) -> None:
    await chat.open(Week.main)
    assert "Неделя 16 нояб. — 22 нояб." in chat.words
    assert "<b>сегодня</b> · 2 задачи · 1 ч 30 мин" in chat.words
    assert "• 15:00 &lt;Созвон&gt;" in chat.words
    assert {"📍сб 21 · 2", "вс 22", "⚠️ Просрочено: 7", "📥 Без даты: 1"} <= set(chat.buttons)
    assert text("week-now") not in chat.buttons
    await chat.tap("▶️")
    assert "сб 28 · 1" in chat.buttons
    await chat.tap(text("week-now"))
    assert "сегодня" in chat.words
    await chat.tap("◀️")
    assert "На эту неделю ничего не записано" in chat.words


async def test_a_tap_on_a_day_shows_its_tasks(chat: Chat) -> None:
    await chat.open(Week.main)
    await chat.tap("📍сб 21")
    assert "сегодня</b>: 2 задачи" in chat.words
    assert any("Отчёт" in button for button in chat.buttons)
    await chat.tap("⬅️")
    await chat.tap("📥")
    assert "Без даты</b>: 1" in chat.words
    await chat.tap("⬅️")
    for number in range(30, 40):
        await chat.data.add_task(number, f"Ещё {number}", TODAY - timedelta(days=3))
    await chat.tap("⚠️")
    assert "1/3" in chat.buttons
    await chat.tap("▶️")
    assert "2/3" in chat.buttons


async def test_what_repeats_is_shown_on_the_days_it_will_come_round(chat: Chat) -> None:
    daily = {"rrule": "FREQ=DAILY", "due_time": time(7)}
    await chat.data.add_task(5, "Зарядка", TODAY, **daily)
    await chat.data.add_task(6, "Уборка", TODAY, rrule="FREQ=DAILY;INTERVAL=3", repeat_from="done")
    await chat.open(Week.main)
    assert {"📍сб 21 · 4", "вс 22 · 1"} <= set(chat.buttons)
    await chat.tap("▶️")
    assert {"пн 23 · 1", "сб 28 · 2", "вс 29 · 1"} <= set(chat.buttons)
    assert "🔁 07:00 Зарядка" in chat.words
    assert "Уборка" not in chat.words, "its next day depends on when it is done"
    await chat.tap("пн 23")
    assert "1 задача.\n🔁 07:00 Зарядка" in chat.words


async def test_a_task_opened_from_the_week_leads_back_to_it(chat: Chat) -> None:
    await chat.open(Week.main)
    await chat.tap("📥")
    await chat.tap("Когда-нибудь")
    assert "📌 <b>Когда-нибудь</b>" in chat.words
    await chat.tap(text("button-back"))
    assert "Без даты</b>: 1" in chat.words


async def test_a_pile_is_offered_previewed_accepted_and_taken_back(chat: Chat) -> None:
    await chat.open(Week.main)
    await chat.tap("🌊 Разложить просроченное (7)")
    assert "7 просроченных задач" in chat.words
    assert [line.partition(":")[0] for line in chat.words.splitlines() if "•" in line] == [
        "• <b>сегодня</b>",
        "• <b>завтра</b>",
        "• <b>пн, 23 нояб.</b>",
    ]
    shown = chat.shown
    await chat.tap("✅")
    await chat.tap("✅", shown)
    assert chat.bus.count(AcceptPlan) == 1
    days = [(await chat.data.get_task(n)).due_date for n in range(10, 17)]
    assert [(day - TODAY).days for day in days if day] == [0, 0, 0, 1, 1, 1, 2]
    assert "Разложил: 7 задач" in chat.words
    await chat.tap("↩️")
    assert (await chat.data.get_task(10)).due_date == TODAY - timedelta(days=30)
    assert "прежние дни" in chat.words
    await chat.tap("🌊")
    assert "7 просроченных" in chat.words
    await chat.tap(text("button-back"))
    assert "Неделя" in chat.words


async def test_days_that_are_full_of_what_repeats_take_nothing_of_the_pile(chat: Chat) -> None:
    shift = {"rrule": "FREQ=WEEKLY;BYDAY=SA,SU", "duration_minutes": 12 * 60}
    await chat.data.add_task(5, "Смена", TODAY, **shift)
    await chat.open(Spread.main)
    assert [line.partition(":")[0] for line in chat.words.splitlines() if "•" in line] == [
        "• <b>сегодня</b>",
        "• <b>пн, 23 нояб.</b>",
        "• <b>вт, 24 нояб.</b>",
    ], "tomorrow, a Sunday, has no hour left"


async def test_the_pile_is_offered_in_the_list_of_today_too(chat: Chat) -> None:
    await chat.open(Tasks.today)
    assert {"📋 План дня", "🗓 Неделя"} <= set(chat.buttons)
    await chat.tap("🌊 Разложить просроченное (7)")
    await chat.tap("✅")
    await chat.tap(text("button-back"))
    assert "📅 <b>Сегодня</b>" in chat.words
    assert not any(button.startswith("🌊") for button in chat.buttons)


async def test_going_round_between_plan_and_week_never_ends(chat: Chat) -> None:
    await chat.open(Planner.day)
    for _ in range(51):  # a stack holds a hundred dialogs
        await chat.tap(text("menu-week"))
        await chat.tap(text("menu-plan"))
    assert "План: сегодня" in chat.words


async def test_few_overdue_tasks_are_no_pile(chat: Chat) -> None:
    for number in range(10, 13):
        await chat.data.change_task(number, completed_at=chat.clock.now())
    await chat.open(Week.main)
    assert not any(button.startswith("🌊") for button in chat.buttons)
    await chat.open(Spread.main)
    assert "4 просроченные задачи" in chat.words


async def test_yesterdays_preview_is_made_anew(chat: Chat) -> None:
    await chat.open(Spread.main)
    chat.clock.shift(days=1)
    await chat.tap("✅")
    assert chat.bus.count(AcceptPlan) == 0
    assert "Время ушло вперёд" in chat.words
    await chat.tap("✅")
    assert chat.bus.count(AcceptPlan) == 1


async def test_leftovers_are_chosen_and_moved(chat: Chat) -> None:
    await chat.open(Review.main, {"day": TODAY.isoformat()})
    assert "Что перенести на завтра?" in chat.words
    assert not any("Созвон" in button for button in chat.buttons), "its time is still ahead"
    await chat.tap("⬜️ Отчёт")
    await chat.tap("⬜️ Долг 12")
    assert {"☑️ Отчёт", "➡️ Отмеченные (2)", "➡️ Все (8)"} <= set(chat.buttons)
    await chat.tap("☑️ Отчёт")
    shown = chat.shown
    await chat.tap("➡️ Отмеченные (1)")
    await chat.tap("➡️ Отмеченные (1)", shown)
    assert chat.bus.count(AcceptPlan) == 1
    assert [one.task_id.int for one in chat.bus.last(AcceptPlan).shifts] == [12]
    assert "Перенёс на завтра: 1 задача" in chat.words
    await chat.tap("↩️ Вернуть")
    assert chat.bus.count(UndoPlan) == 1
    await chat.tap("🌙")
    await chat.tap("➡️ Все (8)")
    assert "8 задач" in chat.words


async def test_yesterdays_leftovers_go_to_today(chat: Chat) -> None:
    await chat.open(Review.main, {"day": (TODAY - timedelta(days=1)).isoformat()})
    assert "Что перенести на сегодня?" in chat.words
    await chat.tap("➡️ Все (7)")
    assert (await chat.data.get_task(10)).due_date == TODAY
    assert (await chat.data.get_task(1)).due_date == TODAY
