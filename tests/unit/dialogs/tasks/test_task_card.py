"""The card: steps, blockers, snoozes, an edit and its undo."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from msgspec import to_builtins

from bot.routes import Tasks
from core.tasks.contracts.commands import SnoozeTask
from core.tasks.contracts.views import Step
from tests.fakes.chat import Chat, CreateChat
from tests.fakes.stage import NOON

TASK, OTHER = UUID(int=71), UUID(int=72)
TODAY = date(2026, 11, 21)


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    made = await create_chat()
    await made.data.add_task(TASK, "Отчёт")
    await made.data.add_task(OTHER, "Собрать цифры")
    await made.open(Tasks.card, {"task_id": TASK.hex})
    return made


async def test_steps_are_typed_one_a_line_ticked_in_the_card_and_removed(chat: Chat) -> None:
    await chat.tap("👣 Шаги")
    await chat.say("- открыть таблицу\n\n☐ посчитать")
    await chat.tap("⬅️")
    assert "Шаги: 0 из 2" in chat.words
    before = chat.shown
    await chat.tap("☐ открыть таблицу")
    assert "☑ открыть таблицу" in chat.buttons
    await chat.tap("☐ открыть таблицу", before)
    assert "☑ открыть таблицу" in chat.buttons, "a second press of the same button does nothing"
    await chat.tap("☑ открыть таблицу")
    assert "☐ открыть таблицу" in chat.buttons
    await chat.tap("👣 Шаги")
    await chat.tap("✖ посчитать")
    assert [step.title for step in (await chat.data.get_task(TASK)).steps] == ["открыть таблицу"]


@pytest.mark.parametrize(
    ("text", "answer"),
    [("я" * 201, "до 200 знаков"), ("\n".join("шаг" for _ in range(21)), "до 20 шагов")],
)
async def test_too_long_and_too_many_steps_are_answered(chat: Chat, text: str, answer: str) -> None:
    await chat.tap("👣 Шаги")
    await chat.say(text)
    assert answer in chat.words
    assert (await chat.data.get_task(TASK)).steps == ()


async def test_a_blocker_is_found_by_a_word_and_named_on_the_card(chat: Chat) -> None:
    await chat.tap("⛓")
    await chat.say("ЦИФРЫ")
    await chat.tap("☐ Собрать цифры")
    assert "☑ Собрать цифры" in chat.buttons
    await chat.tap("⬅️")
    assert "Сначала: «Собрать цифры»" in chat.words


async def test_what_is_done_names_what_it_makes_possible(chat: Chat) -> None:
    await chat.data.change_task(OTHER, title="Собрать <цифры>", blocked_by=[TASK])
    await chat.tap("✅ Готово")
    assert "Теперь можно: «Собрать &lt;цифры&gt;»" in chat.words


async def test_waiting_for_what_waits_for_this_is_refused(chat: Chat) -> None:
    await chat.data.change_task(OTHER, blocked_by=[TASK])
    await chat.tap("⛓")
    await chat.tap("☐ Собрать цифры")
    assert "Получится круг" in chat.words
    assert (await chat.data.get_task(TASK)).blocked_by == ()


@pytest.mark.parametrize(
    ("words", "at"),
    [("завтра в 9", "2026-11-22T09:00"), ("через 40 минут", "2026-11-21T12:45")],
)
async def test_a_snooze_is_typed(chat: Chat, words: str, at: str) -> None:
    await chat.tap("⏰ Позже")
    await chat.say(words)
    kept = chat.bus.last(SnoozeTask).at
    assert kept.isoformat(timespec="minutes") == at
    assert "Напомню" in chat.words


async def test_the_card_names_only_a_reminder_that_is_to_come(chat: Chat) -> None:
    """At 12:05 two of four reminders went out; two hours later all have."""
    due: dict[str, Any] = {
        "due_date": TODAY,
        "due_time": time(13),
        "remind_before": [120, 60, 30, 10],
    }
    await chat.data.change_task(TASK, remind_at=NOON - timedelta(hours=1), **due)
    await chat.open(Tasks.card, {"task_id": TASK.hex})
    assert "🔔 Напомню: сегодня, 12:30" in chat.words
    chat.clock.shift(hours=2)
    await chat.open(Tasks.card, {"task_id": TASK.hex})
    assert "Напомню" not in chat.words


async def test_a_snooze_is_picked_by_day_and_time(chat: Chat) -> None:
    await chat.tap("⏰ Позже")
    await chat.tap("🗓 Выбрать время")
    assert any("ноябрь 2026" in caption for caption in chat.buttons), "in the person's language"
    assert f"[ {TODAY:%d} ]" in chat.buttons, "by the person's clock"
    await chat.say("30 ноября")
    assert chat.bus.last(SnoozeTask).at.isoformat() == "2026-11-30T09:00:00"


async def test_a_moment_that_is_over_is_answered_and_the_window_stays(chat: Chat) -> None:
    await chat.tap("⏰ Позже")
    await chat.say("вчера в 9")
    assert "уже прошёл" in chat.words
    await chat.say("абракадабра")
    assert "Не понял, когда" in chat.words


async def test_an_edit_of_many_fields_is_saved_and_taken_back(chat: Chat) -> None:
    before = await chat.data.get_task(TASK)
    await chat.tap("✏️ Изменить")
    await chat.tap("⋯ Ещё")
    for chip, words in (
        ("📁", "Ремонт"),
        ("⏱", "полтора часа"),
        ("📝", "спросить <b>Олю</b>"),
        ("⏳", "в пятницу"),
    ):
        await chat.tap(chip)
        await chat.say(words)
    await chat.tap("⬅️")
    await chat.tap("✅ Сохранить")
    kept = await chat.data.get_task(TASK)
    assert (kept.project, kept.duration_minutes) == ("Ремонт", 90)
    assert kept.notes == "спросить <b>Олю</b>"
    assert kept.waiting_until == TODAY + timedelta(days=6)
    assert "спросить &lt;b&gt;Олю&lt;/b&gt;" in chat.words
    await chat.tap("↩️ Отменить")
    assert (await chat.data.get_task(TASK)) == before
    assert "↩️ Отменить" not in chat.buttons


async def test_an_edit_leaves_what_was_changed_elsewhere_meanwhile(chat: Chat) -> None:
    await chat.tap("✏️ Изменить")
    await chat.data.change_task(TASK, due_date=TODAY, notes="дописано позже")
    await chat.tap("⚪️ Обычный")
    await chat.tap("🔴 Высокий")
    await chat.tap("✅ Сохранить")
    kept = await chat.data.get_task(TASK)
    assert (kept.priority, kept.due_date, kept.notes) == ("high", TODAY, "дописано позже")


async def test_an_edit_without_changes_offers_no_undo(chat: Chat) -> None:
    await chat.tap("✏️ Изменить")
    await chat.tap("✅ Сохранить")
    assert "↩️ Отменить" not in chat.buttons


async def test_done_shows_what_was_done_and_can_be_reopened(chat: Chat) -> None:
    step = Step(UUID(int=1), "шаг", done=True)
    await chat.data.change_task(TASK, steps=to_builtins([step]), due_date=TODAY, due_time=time(18))
    await chat.tap("✅ Готово")
    assert "☑ шаг" in chat.words
    await chat.tap("↩️ Вернуть в работу")
    assert (await chat.data.get_task(TASK)).completed_at is None


async def test_a_reminder_that_has_rung_is_not_announced(chat: Chat) -> None:
    await chat.data.change_task(TASK, remind_at=NOON + timedelta(minutes=5))
    await chat.open(Tasks.card, {"task_id": TASK.hex})
    assert "🔔 Напомню" in chat.words
    await chat.data.change_task(TASK, remind_at=NOON - timedelta(minutes=5))
    await chat.open(Tasks.card, {"task_id": TASK.hex})
    assert "🔔" not in chat.words
