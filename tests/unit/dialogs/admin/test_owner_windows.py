"""The owner's windows: figures, and a broadcast from the first word to the start."""

import pytest
from aiogram.types import MessageEntity
from aiogram_dialog.api.exceptions import UnknownIntent

from bot.routes import Admin, NewBroadcast
from core.broadcasts.contracts import BroadcastMessage, CreateBroadcast, LinkButton, StartBroadcast
from core.kit.errors import NotFound
from core.users.contracts import Owners, Segment
from tests.fakes.chat import Chat, CreateChat
from tests.fakes.figures import build_failure, can_figures


async def open_owner_chat(create_chat: CreateChat, locale: str = "ru") -> Chat:
    chat = await create_chat(locale)
    chat.parts.update(can_figures())
    return chat


async def test_the_figures_at_a_glance(create_chat: CreateChat) -> None:
    chat = await open_owner_chat(create_chat)
    await chat.open(Admin.main)
    assert "Людей: 1021, недоступны: 3" in chat.words.replace("\xa0", "")
    assert "В очереди сообщений: 7" in chat.words
    assert "✅ 100 · ❌ 5 · ❔ 1" in chat.words
    assert "обычно 0.0 с, у 99 из 100 не больше 1.2 с" in chat.words
    await chat.tap("📊")
    assert chat.shown.photo or chat.shown.caption
    await chat.tap("⬅️")
    await chat.tap("⚠️")
    assert "Неудач нет" in chat.words


async def test_a_failure_says_whom_and_why_as_it_was_written(create_chat: CreateChat) -> None:
    chat = await create_chat()
    chat.parts.update(can_figures(build_failure("<i>Forbidden</i> & gone")))
    await chat.open(Admin.failures)
    assert "21.11 11:05" in chat.words
    assert "&lt;i&gt;Forbidden&lt;/i&gt; &amp; gone" in chat.words


async def test_from_the_first_word_to_the_start(create_chat: CreateChat) -> None:
    chat = await open_owner_chat(create_chat)
    await chat.open(Admin.broadcasts)
    await chat.tap("✏️")
    bold = MessageEntity(type="bold", offset=0, length=6)
    await chat.send(text="Привет, a<b", entities=[bold])
    assert "<b>21</b> человек (все)" in chat.words
    await chat.tap("EN")
    assert "Здесь никого" in chat.words
    assert not any(words.startswith("👁") for words in chat.buttons)
    await chat.tap("RU")
    await chat.tap("За 7 дней")
    await chat.tap("⬜")
    assert "<b>12</b> человек (язык русский, что-то делали за 7 дней" in chat.words
    await chat.tap("🔗")
    await chat.say("Сюда http://example.org")
    assert "начинается с https://" in chat.words
    await chat.say("Сюда https://example.org")
    await chat.tap("🌐")
    await chat.tap("▫️ 🇬🇧")
    await chat.send(text="Hello")
    await chat.tap("⬅️")
    await chat.tap("👁")
    made = chat.bus.last(CreateBroadcast)
    button = LinkButton("Сюда", "https://example.org")
    expected = BroadcastMessage(
        text="<b>Привет</b>, a&lt;b", variants={"en": "Hello"}, button=button
    )
    assert made.letter == expected
    assert made.segment == Segment(locale="ru", active_days=7, onboarded=True)
    assert [one.text for one in chat.bot.sent] == ["<b>Привет</b>, a&lt;b", "Hello"]
    assert "Получат <b>12</b> человек" in chat.words
    await chat.tap("🚀")
    assert chat.bus.last(StartBroadcast).broadcast_id == made.broadcast_id
    assert "идёт" in chat.bot.sent[-1].text
    assert chat.buttons[0].startswith("▶️")


async def test_a_draft_is_taken_up_where_it_was_left(create_chat: CreateChat) -> None:
    chat = await open_owner_chat(create_chat, "en")
    await chat.open(NewBroadcast.write)
    await chat.say("Hello there")
    await chat.tap("👁")
    first = chat.bus.last(CreateBroadcast)
    await chat.open(Admin.broadcasts)
    await chat.tap("📝")
    assert "“Hello there”" in chat.words
    await chat.tap("✏️ Text")
    await chat.say("Hello again")
    await chat.tap("👁")
    again = chat.bus.last(CreateBroadcast)
    assert (again.broadcast_id, again.letter.text) == (first.broadcast_id, "Hello again")


@pytest.mark.parametrize("length", [4097, 5000])
async def test_what_cannot_be_sent_is_said_at_once(create_chat: CreateChat, length: int) -> None:
    chat = await open_owner_chat(create_chat, "uk")
    await chat.open(NewBroadcast.write)
    await chat.send(text="я" * length)
    assert "Задовго" in chat.words
    await chat.send_sticker()
    assert "Тут потрібен текст" in chat.words


async def test_whoever_is_no_owner_any_more_is_stopped_at_each_step(
    create_chat: CreateChat,
) -> None:
    chat = await open_owner_chat(create_chat)
    await chat.open(NewBroadcast.write)
    await chat.say("Привет")
    window, people = chat.shown, chat.client.dp.workflow_data
    people["owners"] = Owners()
    for button in ("RU", "✏️", "👁"):
        with pytest.raises(UnknownIntent):
            await chat.tap(button, window)
    with pytest.raises(UnknownIntent):
        await chat.say("Ещё")
    for state in Admin.main, Admin.failures, Admin.broadcasts, NewBroadcast.write:
        with pytest.raises(NotFound):
            await chat.open(state)
    assert chat.bus.executed == []
