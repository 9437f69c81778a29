"""A task from the first word to the reminder, in the three languages, over restarts."""

import pytest

from tests.support.person import Person, buttons, words
from tests.support.product import Product
from tests.support.texts import text


async def onboard(person: Person) -> None:
    """Any first message makes the person known; the free text below needs no more."""
    await person.say("/help")
    await person.waits_for(lambda m: "/today" in words(m), what="the help page")


async def test_a_sentence_becomes_a_task_that_can_be_done_and_undone(
    app: Product, anya: Person
) -> None:
    await onboard(anya)
    await anya.say("Купить молоко завтра в 18:00 !высокий #дом")
    draft = await anya.sees("Купить молоко", button=text("draft-save"))
    assert {"📅 завтра", "🕒 18:00", "🔴 Высокий", "🏷 #дом"} <= set(buttons(draft))

    await anya.press(text("draft-save"))
    card = await anya.sees("Напомню: завтра, 18:00", button=text("task-done"))
    assert card["message_id"] == draft["message_id"], "the dialog is edited in place"

    await anya.press(text("task-done"))
    await anya.sees("Сделано: сегодня", button=text("task-reopen"))
    await anya.press(text("task-reopen"))
    await anya.sees("Напомню: завтра, 18:00", absent="Сделано")


@pytest.mark.parametrize(
    ("language", "sentence", "chips", "save"),
    [
        (
            "uk",
            "Купити молоко завтра о 18:00 !високий #дім",
            {"📅 завтра", "🕒 18:00", "🔴 Високий", "🏷 #дім"},
            "✅ Зберегти",
        ),
        (
            "en",
            "Call mum tomorrow at 6pm !high #family",
            {"📅 tomorrow", "🕒 18:00", "🔴 High", "🏷 #family"},
            "✅ Save",
        ),
    ],
)
async def test_the_same_in_ukrainian_and_english(
    app: Product, user_id: int, language: str, sentence: str, chips: set[str], save: str
) -> None:
    person = app.person(user_id, language)
    await onboard(person)
    await person.say(sentence)
    draft = await person.waits_for(lambda m: save in buttons(m), what=save)
    assert chips <= set(buttons(draft))


async def test_a_chip_corrects_what_was_misunderstood(app: Product, anya: Person) -> None:
    await onboard(anya)
    await anya.say("Отчёт завтра в 10")
    await anya.sees("Отчёт", button="🕒 10:00")
    await anya.press("🕒 10:00")
    await anya.sees("Во сколько?")
    await anya.say("в 7 вечера")
    await anya.sees("Отчёт", button="🕒 19:00")
    await anya.press(text("chip-priority-none"))
    await anya.press(text("chip-priority-low"))
    draft = await anya.sees("Отчёт", button=text("chip-priority-low"))
    command = await anya.say("/settings")
    await anya.sees("", after=command)
    await anya.press(text("draft-save"), draft["message_id"])
    card = await anya.sees("Напомню: завтра, 19:00", button=text("task-done"))
    assert card["message_id"] == draft["message_id"], "the draft was left to be saved"


async def test_pressing_save_twice_saves_once(app: Product, anya: Person) -> None:
    await onboard(anya)
    await anya.say("Полить цветы")
    draft = await anya.sees("Полить цветы", button=text("draft-save"))
    data = next(
        button["callback_data"]
        for row in draft["reply_markup"]["inline_keyboard"]
        for button in row
        if button["text"] == "✅ Сохранить"
    )
    await anya.press_data(data, draft["message_id"])
    await anya.press_data(data, draft["message_id"])
    await anya.say("/tasks")
    await anya.sees("Все задачи: 1.")


async def test_today_is_ordered_by_urgency_and_survives_a_restart(
    app: Product, anya: Person
) -> None:
    await onboard(anya)
    for sentence in ("Почитать", "Отчёт сегодня !высокий", "Позвонить сегодня !низкий"):
        await anya.say(sentence)
        title = sentence.split()[0]
        await anya.sees(title, button=text("draft-save"))
        await anya.press(text("draft-save"))
        await anya.sees(title, button=text("task-done"))
    await app.restart()
    sent = await anya.say("/today")
    page = await anya.sees("Сегодня", after=sent)
    titles = [caption.split()[-1] for caption in buttons(page)[:3]]
    assert titles == ["Отчёт", "Позвонить", "Почитать"]
