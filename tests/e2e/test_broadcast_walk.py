"""The owner writes to everybody, pauses, goes on, cancels; nobody else can, or learns of it."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.support.folders import public_folder
from tests.support.person import Message, Person, buttons, words
from tests.support.product import Product, product
from tests.support.texts import text
from tests.support.waiting import eventually

SLOWLY = 3  # sends a second: time enough to press pause
CROWD = 12


@pytest.fixture(scope="module")
async def app() -> AsyncIterator[Product]:
    with public_folder() as folder:
        async with product(folder, sends_per_second=SLOWLY) as made:
            yield made


@pytest.fixture(scope="module")
async def owner(app: Product) -> Person:
    """Without BOT_TOKEN and OWNER_ID it is the first person of the chat page."""
    return app.person(1)


@pytest.fixture(scope="module")
async def crowd(app: Product, owner: Person) -> list[Person]:
    """People who have written to the bot, all in Russian, and the owner."""
    people = [app.person(number) for number in range(500, 500 + CROWD)]
    for person in [owner, *people]:
        await person.say("/help")
        await person.sees("/today")
    return people


async def write(owner: Person, message: str) -> None:
    """From /admin to the question whether to send it."""
    sent = await owner.say("/admin")
    await owner.sees("Хозяйство", after=sent)
    await owner.press(text("admin-broadcasts"))
    await owner.press(text("admin-broadcast-new"))
    await owner.sees("Напиши сообщение", after=sent)
    await owner.say(message)
    await owner.sees("Кому отправим?", after=sent)


async def launch(owner: Person) -> Message:
    """Preview, confirm; the progress message."""
    await owner.press(text("cast-preview"))
    await owner.sees("Так это увидят")
    await owner.press(text("cast-send"))
    return await owner.sees("Рассылка", button="⏸ Пауза")


async def reopened(owner: Person, title: str) -> Message:
    """One more progress message, from the list of broadcasts."""
    sent = await owner.say("/admin")
    await owner.sees("Хозяйство", after=sent)
    await owner.press(text("admin-broadcasts"))
    listed = await owner.sees("Рассылки", after=sent, button=text("admin-broadcast-new"))
    await owner.press(next(one for one in buttons(listed) if title in one), listed["message_id"])
    return await owner.sees("Рассылка", after=listed["message_id"])


async def who_got(crowd: list[Person], text: str) -> list[int]:
    """How often each got `text`."""
    chats = await asyncio.gather(*(person.messages() for person in crowd))
    return [sum(words(message) == text for message in chat) for chat in chats]


async def progress(owner: Person, message: Message, text: str) -> None:
    """Wait until the message says `text`: the answers to presses stand in the same slow line."""

    async def says() -> bool:
        chat = {one["message_id"]: words(one) for one in await owner.messages()}
        return text in chat[message["message_id"]]

    await eventually(says, f"{text} in the progress", seconds=60)


async def test_paused_resumed_and_over_everybody_has_it_once(
    owner: Person, crowd: list[Person], app: Product
) -> None:
    await write(owner, "Мы открыли встречи!")
    await owner.press(text("cast-link"))
    await owner.say("Подробнее https://example.org/a?b=1&c=2")
    await owner.sees("Кнопка: Подробнее")
    board = await launch(owner)
    await owner.press("⏸ Пауза", board["message_id"])
    await progress(owner, board, "на паузе")
    held = await who_got(crowd, "Мы открыли встречи!")
    assert sum(held) < CROWD
    await app.restart()
    newcomer = app.person(900)
    await newcomer.say("/help")
    await newcomer.sees("/today")
    assert sum(await who_got(crowd, "Мы открыли встречи!")) <= sum(held) + 1
    again = await reopened(owner, "Мы открыли")
    await owner.press("▶️ Продолжить", again["message_id"])
    await progress(owner, again, "закончена")
    await progress(owner, board, "закончена")
    assert await who_got([*crowd, newcomer], "Мы открыли встречи!") == [1] * CROWD + [0]
    letter = await crowd[0].sees("Мы открыли встречи!", button="Подробнее")
    (row,) = letter["reply_markup"]["inline_keyboard"]
    assert row[0]["url"] == "https://example.org/a?b=1&c=2"


async def test_whoever_has_not_got_it_at_the_cancel_never_does(
    owner: Person, crowd: list[Person]
) -> None:
    await write(owner, "Ошибка!")
    board = await launch(owner)
    await owner.press(text("cast-button-ask"), board["message_id"])
    await owner.press(text("cast-button-stop"), board["message_id"])
    await progress(owner, board, "отменена")
    done = await who_got(crowd, "Ошибка!")
    assert sum(done) < CROWD
    sent = await owner.say("/admin")
    await owner.press(text("admin-broadcasts"))
    listed = await owner.sees("Рассылки", after=sent)
    assert any(caption.startswith("⛔") and "Ошибка!" in caption for caption in buttons(listed))
    assert await who_got(crowd, "Ошибка!") == done


async def test_nobody_else_sees_or_moves_anything(owner: Person, crowd: list[Person]) -> None:
    stranger = crowd[-1]
    asked = await stranger.say("/admin")
    answered = await stranger.waits_for(lambda m: m["from"]["is_bot"], after=asked)
    nonsense = await stranger.say("/nonsense")
    unknown = await stranger.waits_for(lambda m: m["from"]["is_bot"], after=nonsense)
    assert words(answered) == words(unknown)
    assert buttons(answered) == buttons(unknown)

    await write(owner, "Тайное")
    confirm = await owner.sees("Кому отправим?", button=text("cast-preview"))
    board = await launch(owner)
    forged = [
        button["callback_data"]
        for message in (confirm, board)
        for row in message["reply_markup"]["inline_keyboard"]
        for button in row
    ]
    helped = await stranger.sees("/today")
    for data in [*forged, *(one.replace(":pause:", ":stop:") for one in forged)]:
        await stranger.press_data(data, helped["message_id"])
    await progress(owner, board, "закончена")
    assert set(await stranger.toasts()) <= {"Эта кнопка устарела. Вот где мы сейчас."}
    assert not any("Хозяйство" in words(m) for m in await stranger.messages())


async def test_the_owner_sees_the_events_as_pictures(owner: Person, crowd: list[Person]) -> None:
    sent = await owner.say("/admin")
    await owner.sees("Хозяйство", after=sent)
    await owner.press(text("admin-events"))
    first = await owner.waits_for(lambda m: "photo" in m, after=sent, what="a picture")
    await owner.press(text("pager-next"), first["message_id"])
    await owner.sees("", button="2/3", after=sent)
