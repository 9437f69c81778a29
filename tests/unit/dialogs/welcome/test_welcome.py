"""The first minute: language and zone, then the menu."""

from datetime import date, time

import pytest

from bot.routes import Welcome
from core.tasks.contracts.commands import AddTask
from core.users.contracts import ChangeLocale, ChangeZone
from tests.fakes.chat import Chat, CreateChat


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat(onboarded=False, name="<Аня> & Co")
    await chat.open(Welcome.zone)
    return chat


async def test_the_greeting_names_the_person_and_likely_cities_with_their_time(chat: Chat) -> None:
    assert "&lt;Аня&gt; &amp; Co" in chat.words
    assert chat.buttons[:2] == ["Москва 12:05", "Екатеринбург 14:05"]
    assert chat.buttons[-3:] == ["🇷🇺 Русский", "🇺🇦 Українська", "🇬🇧 English"]


async def test_a_city_from_the_list_leads_to_the_menu(chat: Chat) -> None:
    await chat.tap("Екатеринбург")
    assert chat.bus.last(ChangeZone).zone == "Asia/Yekaterinburg"
    assert "что делаем?" in chat.words


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("Киев", "Europe/Kyiv"), ("Berlin", "Europe/Berlin"), ("UTC+3", "Etc/GMT-3")],
)
async def test_a_typed_place_leads_to_the_menu(chat: Chat, typed: str, zone: str) -> None:
    await chat.say(typed)
    assert chat.bus.last(ChangeZone).zone == zone
    assert "что делаем?" in chat.words


async def test_a_location_leads_to_the_menu(chat: Chat) -> None:
    await chat.send_location(55.03, 82.92)
    assert chat.bus.last(ChangeZone).zone == "Asia/Novosibirsk"
    assert "что делаем?" in chat.words


async def test_a_misspelt_city_becomes_buttons(chat: Chat) -> None:
    await chat.say("Навосибирск")
    assert "Не знаю места «Навосибирск»" in chat.words
    assert chat.buttons[0] == "Новосибирск 16:05"
    await chat.tap("Новосибирск")
    assert chat.bus.last(ChangeZone).zone == "Asia/Novosibirsk"


async def test_what_is_no_place_is_a_task_at_once(chat: Chat) -> None:
    await chat.say("купить <b>молоко</b> завтра в 9")
    assert "Записал: «купить &lt;b&gt;молоко&lt;/b&gt; завтра в 9»." in chat.words
    saved = chat.bus.last(AddTask)
    assert (saved.due_date, saved.due_time) == (date(2026, 11, 22), time(9))
    await chat.send_sticker()
    assert "Это не похоже на город" in chat.words
    assert chat.bus.count(ChangeZone) == 0
    assert chat.buttons[0] == "Москва 12:05"
    await chat.tap("Екатеринбург")
    assert chat.bus.last(ChangeZone).zone == "Asia/Yekaterinburg"
    assert any("молоко" in button for button in chat.buttons)


async def test_nothing_is_lost_when_the_question_is_left_and_asked_again(chat: Chat) -> None:
    await chat.say("позвонить маме в 18:00\nполить цветы")
    assert "всего 2" in chat.words
    await chat.open(Welcome.zone)
    await chat.say("Киев")
    assert chat.bus.last(ChangeZone).zone == "Europe/Kyiv"
    titles = {task.title for task in await chat.data.list_tasks()}
    assert titles == {"позвонить маме", "полить цветы"}


@pytest.mark.parametrize("said", ["привет", "что ты умеешь?", "я" * 2_001])
async def test_what_is_nothing_to_do_is_no_task(chat: Chat, said: str) -> None:
    await chat.say(said)
    assert "Сначала скажи" in chat.words
    assert chat.bus.count(AddTask) == 0


async def test_the_language_changes_at_once_and_the_cities_follow(chat: Chat) -> None:
    await chat.tap("🇺🇦")
    assert chat.bus.last(ChangeLocale).locale == "uk"
    assert "Привіт" in chat.words
    assert chat.buttons[0] == "Київ 11:05"
    await chat.tap("🇺🇦")
    assert chat.bus.count(ChangeLocale) == 1
    await chat.tap("🇬🇧")
    assert chat.buttons[0] == "London 09:05"
