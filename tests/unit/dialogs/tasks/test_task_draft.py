"""The draft: how it repeats, when it reminds, and the rest that can be corrected."""

from datetime import date, datetime, time
from uuid import UUID

import pytest

from bot.routes import Draft
from bot.ui.task_draft import TaskDraft
from core.tasks.contracts.commands import AddTask
from tests.fakes.chat import Chat, CreateChat
from tests.support.texts import text

TODAY = date(2026, 11, 21)  # a Saturday


async def open_draft(create_chat: CreateChat, locale: str = "ru", **fields: object) -> Chat:
    chat = await create_chat(locale)
    draft = TaskDraft(task_id=UUID(int=7), title="Полить", **fields)  # type: ignore[arg-type]
    await chat.open(Draft.review, draft.to_builtins())
    return chat


async def saved(chat: Chat) -> AddTask:
    await chat.tap("✅")
    made: AddTask = chat.bus.last(AddTask)
    return made


async def test_repeating_is_put_together_from_the_keyboard(create_chat: CreateChat) -> None:
    chat = await open_draft(create_chat)
    await chat.tap(text("chip-no-repeat"))
    await chat.tap("пн")
    await chat.tap("чт")
    assert "по понедельникам и четвергам" in chat.words
    await chat.tap("➕")
    await chat.tap("⚪️ от выполнения")
    assert "🔘 от выполнения" in chat.buttons
    assert "после выполнения" in chat.words
    await chat.tap("🏁")
    await chat.say("до 1 марта")
    await chat.tap("⬅️")
    task = await saved(chat)
    assert task.rrule == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20270301T235959"
    assert (task.due_date, task.repeat_from) == (date(2026, 11, 23), "done")


@pytest.mark.parametrize(
    ("locale", "chip", "words", "rrule", "start"),
    [
        ("ru", "🔁", "каждые 3 дня после выполнения", "FREQ=DAILY;INTERVAL=3", "done"),
        ("uk", "🔁", "кожні 3 дні після виконання", "FREQ=DAILY;INTERVAL=3", "done"),
        ("en", "🔁", "every other friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "due"),
    ],
)
async def test_repeating_is_typed(
    create_chat: CreateChat, locale: str, chip: str, words: str, rrule: str, start: str
) -> None:
    chat = await open_draft(create_chat, locale)
    await chat.tap(chip)
    await chat.say("абракадабра")
    await chat.say(words)
    await chat.tap("⬅️")
    task = await saved(chat)
    assert (task.rrule, task.repeat_from) == (rrule, start)


async def test_repeating_is_dropped_with_where_it_counts_from(create_chat: CreateChat) -> None:
    chat = await open_draft(create_chat, due_date=TODAY, rrule="FREQ=DAILY", repeat_from="done")
    await chat.tap("🔁 каждый день, после выпол")
    await chat.tap(text("repeat-never"))
    task = await saved(chat)
    assert (task.rrule, task.repeat_from, task.due_date) == (None, "due", TODAY)


async def test_an_end_before_the_first_time_is_answered(create_chat: CreateChat) -> None:
    chat = await open_draft(create_chat, due_date=date(2026, 12, 1), rrule="FREQ=DAILY")
    await chat.tap("🔁")
    await chat.tap("🏁")
    await chat.say("завтра")
    assert "раньше первого раза" in chat.words


async def test_reminders_of_both_kinds_are_set_and_dropped(create_chat: CreateChat) -> None:
    chat = await open_draft(create_chat, due_date=date(2026, 11, 23), due_time=time(18))
    await chat.tap(text("chip-remind-at-time"))
    assert "☑ 🔔 в срок" in chat.buttons, "what happens anyway is shown"
    await chat.tap("☑ 🔔 в срок")
    assert "я напомню в срок" in chat.words
    await chat.tap("☐ 🔔 за 1 час")
    await chat.say("за 2 часа")
    await chat.say("завтра в 9")
    await chat.tap("☑ 🔔 за 1 час")
    await chat.tap("⬅️")
    assert "🔔 3 напоминания" in chat.buttons
    task = await saved(chat)
    assert task.remind_before == (0, 120)
    assert task.remind_on == (datetime.fromisoformat("2026-11-22T09:00"),)


async def test_a_task_without_a_time_reminds_at_a_moment_only(create_chat: CreateChat) -> None:
    chat = await open_draft(create_chat)
    await chat.tap("🔕")
    assert not any("☐" in caption for caption in chat.buttons)
    await chat.say("за 2 часа")
    assert "Сначала поставь его" in chat.words
    await chat.say("вчера в 9")
    assert "уже прошёл" in chat.words
    await chat.say("в понедельник в 10")
    await chat.tap("✖ 🔔")
    await chat.say("в понедельник в 11")
    await chat.tap("⬅️")
    task = await saved(chat)
    assert task.remind_on == (datetime.fromisoformat("2026-11-23T11:00"),)


async def test_no_more_reminders_than_there_may_be(create_chat: CreateChat) -> None:
    remind_on = tuple(datetime(2027, 1, n, 9) for n in range(1, 6))  # noqa: DTZ001 - local
    chat = await open_draft(create_chat, remind_on=remind_on)
    await chat.tap("🔔 5 напоминаний")
    await chat.say("завтра в 9")
    assert "до 5" in chat.words


@pytest.mark.parametrize(
    ("chip", "words", "answer"),
    [
        ("📁", "я" * 65, "до 64 знаков"),
        ("⏱", "долго", "Не понял, сколько"),
        ("⏱", "2000", "Не понял, сколько"),
        ("📝", "я" * 2001, "до 2\N{NO-BREAK SPACE}000 знаков"),
        ("⏳", "сегодня", "уже наступил"),
        ("⏳", "когда-нибудь", "Не понял день"),
    ],
)
async def test_what_cannot_be_is_answered_in_the_same_window(
    create_chat: CreateChat, chip: str, words: str, answer: str
) -> None:
    chat = await open_draft(create_chat)
    await chat.tap(text("chip-more"))
    await chat.tap(chip)
    await chat.say(words)
    assert answer in chat.words


async def test_free_text_understands_a_repeat_from_completion(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(Draft.write)
    await chat.say("Полить цветы каждые 3 дня после выполнения")
    task = await saved(chat)
    assert (task.title, task.rrule) == ("Полить цветы", "FREQ=DAILY;INTERVAL=3")
    assert task.repeat_from == "done"
