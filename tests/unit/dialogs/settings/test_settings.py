"""Language and zone can be changed at any time."""

import pytest

from bot.dialogs.settings.states import Settings
from core.users.contracts import ChangeZone
from tests.fakes.chat import Chat, create_chat


@pytest.fixture
async def chat() -> Chat:
    chat = create_chat()
    await chat.open(Settings.main)
    return chat


async def test_the_zone_is_changed_and_shown(chat: Chat) -> None:
    assert "Часовой пояс: Москва, сейчас 12:05" in chat.words
    await chat.tap("🕒")
    await chat.say("Ташкент")
    assert chat.bus.last(ChangeZone).zone == "Asia/Tashkent"
    assert "Часовой пояс: Ташкент, сейчас 14:05" in chat.words


async def test_suggestions_do_not_outlive_the_question(chat: Chat) -> None:
    await chat.tap("🕒")
    await chat.say("Навосибирск")
    await chat.tap("⬅️")
    await chat.tap("🕒")
    assert chat.buttons[0] == "Москва 12:05"


async def test_the_language_is_changed_at_once(chat: Chat) -> None:
    await chat.tap("🌐")
    await chat.tap("🇬🇧")
    assert "Language: 🇬🇧 English" in chat.words
    assert "Time zone: Moscow, now 12:05" in chat.words


async def test_the_menu_is_one_tap_away(chat: Chat) -> None:
    await chat.tap("🏠")
    assert "что делаем?" in chat.words
