"""What people send by mistake, in a hurry or in malice: each gets an answer, nothing is doubled."""

import asyncio
from functools import partial

import pytest

from tests.support.person import Message, Person, buttons, words
from tests.support.product import Product
from tests.support.texts import text
from tests.support.waiting import eventually

STALE = {
    "ru": "Эта кнопка устарела. Вот где мы сейчас.",
    "uk": "Ця кнопка застаріла. Ось де ми зараз.",
    "en": "That button is out of date. Here is where we are.",
}
FOREIGN = ("t:zz", "t:d:", "h:d:x:y", "h:u:AAAAAAAAAAAAAAAAAAAAAA:99999999")
NAMELESS = ("\x00\x01", "\x1d\x1d", ":", "💥" * 16, "AAAAAA\x1dsave", "'; DROP TABLE tasks; --")


async def greeted(person: Person) -> Message:
    await person.say("/help")
    return await person.waits_for(lambda m: "/today" in words(m), what="the help page")


async def save(person: Person, sentence: str) -> Message:
    """Write a task down; returns its card."""
    sent = await person.say(sentence)
    await person.waits_for(lambda m: "✅ Сохранить" in buttons(m), after=sent)
    await person.press(text("draft-save"))
    return await person.waits_for(lambda m: "✅ Готово" in buttons(m), after=sent, what=sentence)


async def has_tasks(person: Person, count: int) -> None:
    sent = await person.say("/tasks")
    await person.sees(f"Все задачи: {count}." if count else "Задач пока нет", after=sent)


async def said(person: Person, toast: str, times: int) -> bool:
    return (await person.toasts()).count(toast) == times


def data_under(message: Message, caption: str) -> str:
    keys = [key for row in message["reply_markup"]["inline_keyboard"] for key in row]
    return str(next(key["callback_data"] for key in keys if key["text"] == caption))


@pytest.mark.parametrize(
    ("language", "too_long", "no_words", "no_text", "no_command"),
    [
        ("ru", "слишком длинно: до 1\xa0000", "нужен текст", "Я понимаю текст", "команды нет"),
        ("uk", "задовго: до 1\xa0000", "потрібен текст", "Я розумію текст", "команди немає"),
        ("en", "too long: up to 1,000", "I need text", "I understand text", "no such command"),
    ],
)
async def test_what_cannot_be_a_task_is_explained_and_not_kept(
    app: Product,
    user_id: int,
    language: str,
    too_long: str,
    no_words: str,
    no_text: str,
    no_command: str,
) -> None:
    person = app.person(user_id, language)
    await greeted(person)
    for content, answer in (
        ({"text": "ы" * 10_000}, too_long),
        ({"text": "\u200b\u2060"}, no_words),
        ({"photo": True}, no_text),
        ({"sticker": "👍"}, no_text),
        ({"contact": "+380501234567"}, no_text),
        ({"text": "/nosuch"}, no_command),
        ({"text": "/"}, no_command),
    ):
        sent = await person.send(**content)
        shown = await person.sees(answer, after=sent)
        assert shown["message_id"] > sent
    sent = await person.say("/tasks")
    page = await person.waits_for(lambda m: words(m).startswith("🗂"), after=sent)
    assert not any(caption.startswith("✅") for caption in buttons(page))


async def test_any_words_are_kept_as_they_are(app: Product, user_id: int) -> None:
    person = app.person(user_id, "ru", "<b>&amp;</b>")
    await greeted(person)
    titles = [
        "🔥🔥👍",
        "שלום עולם",
        "<b>жир</b> & <script>",
        "{ $title } %s \\n",
        "отчёт за вчера",
    ]
    for title in titles:
        card = await save(person, title)
        assert words(card).partition("\n")[0].endswith(title), "shown literally"
    await save(person, "\u202eперевёрнутое\u202c")
    sent = await person.say("/tasks")
    page = await person.sees("Все задачи: 6.", after=sent)
    listed = " ".join(buttons(page))
    assert all(title in listed for title in [*titles, "перевёрнутое"])
    assert "\u202e" not in listed, "nobody turns the list around"


async def test_days_out_of_reach(app: Product, anya: Person) -> None:
    await greeted(anya)
    await anya.say("Отчёт 01.01.2020")
    await anya.sees("Это уже прошло: запишу, но напоминать не буду")
    await anya.press(text("draft-save"))
    await anya.sees("Срок прошёл: ср, 1 янв. 2020", absent="Напомню")
    sent = await anya.say("Полёт 31 декабря 9999")
    draft = await anya.sees("Полёт", button=text("draft-save"), after=sent)
    await anya.press(text("draft-save"), draft["message_id"])
    too_far = "Так далеко не заглядываю: последний год — 2100."
    await eventually(partial(said, anya, too_far, 1), too_far)
    await has_tasks(anya, 1)


@pytest.mark.parametrize("language", ["ru", "uk", "en"])
async def test_buttons_that_are_not_ours_are_answered(
    app: Product, user_id: int, language: str
) -> None:
    person = app.person(user_id, language)
    shown = await greeted(person)
    before = len(await person.toasts())
    for number, data in enumerate((*FOREIGN, *NAMELESS), start=1):
        await person.press_data(data, shown["message_id"])

        async def answered(number: int = number) -> bool:
            return len(await person.toasts()) == before + number

        await eventually(answered, f"an answer to {data!r}")
    toasts = (await person.toasts())[before:]
    assert toasts == [STALE[language]] * len((*FOREIGN, *NAMELESS))


async def test_an_old_button_says_so_and_keeps_what_is_being_written(
    app: Product, anya: Person
) -> None:
    await greeted(anya)
    await anya.say("Старое")
    old = await anya.sees("Старое", button=text("draft-save"))
    sent = await anya.say("Новое")
    await anya.sees("Новое", button=text("draft-save"), after=sent)
    before = (await anya.toasts()).count(STALE["ru"])
    await anya.press_data(data_under(old, "✅ Сохранить"), old["message_id"])
    await eventually(partial(said, anya, STALE["ru"], before + 1), "the toast")
    draft = await anya.waits_for(
        lambda m: m["message_id"] == old["message_id"] and "Новое" in words(m), what="the draft"
    )
    await anya.press(text("draft-save"), draft["message_id"])
    await anya.sees("✅ Записал: Новое", button=text("draft-save"))
    await anya.press(text("draft-save"), draft["message_id"])
    await anya.waits_for(lambda m: "✅ Готово" in buttons(m) and "Старое" in words(m))
    await has_tasks(anya, 2)


async def test_two_devices_and_impatient_fingers_do_it_once(app: Product, anya: Person) -> None:
    await greeted(anya)
    await anya.say("Одно дело")
    draft = await anya.sees("Одно дело", button=text("draft-save"))
    press = partial(anya.press_data, data_under(draft, "✅ Сохранить"), draft["message_id"])
    await asyncio.gather(*(press() for _ in range(6)))
    await has_tasks(anya, 1)

    await anya.say("/habits")
    for caption in ("📖 Читать", "🌱 К списку"):
        await anya.press(caption)
    listed = await anya.sees("Читать", button="⬜ 📖 Читать")
    press = partial(anya.press_data, data_under(listed, "⬜ 📖 Читать"), listed["message_id"])
    await asyncio.gather(press(), press(), anya.say("/today"), press())
    sent = await anya.say("/habits")
    await anya.sees("сегодня 1 из 1", after=sent)


async def test_whoever_is_too_quick_is_told_and_others_are_served(
    app: Product, anya: Person, user_id: int
) -> None:
    await greeted(anya)
    other = app.person(user_id + 500_000, "en", "Ann")
    with app.clock.standing():  # however slow the machine is
        await asyncio.gather(*(anya.say("/today") for _ in range(60)))
        await anya.sees("Слишком быстро!")
    await greeted(other)
    assert "Too fast" not in await other.chat()
