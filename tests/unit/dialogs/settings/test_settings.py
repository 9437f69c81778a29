"""Language and zone can be changed at any time."""

from io import BytesIO

import pytest
from PIL import Image

from bot.routes import Settings
from bot.ui.current_user import CurrentUser
from bot.ui.pictures import draw_picture
from core.pictures.bars import Chart, render_chart
from core.pictures.palette import DARK, LIGHT
from core.users.contracts import ChangeZone, PictureTheme, SetPictures
from tests.fakes.chat import Chat, CreateChat


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat()
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


async def ground(chat: Chat) -> object:
    """What a picture of the person's is drawn on."""
    picture = await draw_picture(
        CurrentUser(await chat.data.get_profile()), render_chart, Chart("", "", "", ())
    )
    return Image.open(BytesIO(picture.content)).getpixel((2, 2))


async def test_pictures_turn_light_and_back(chat: Chat) -> None:
    assert "Картинки: тёмные" in chat.words
    assert await ground(chat) == DARK.background
    await chat.tap("🖼 Светлые картинки")
    assert chat.bus.last(SetPictures).pictures is PictureTheme.LIGHT
    assert "Картинки: светлые" in chat.words
    assert await ground(chat) == LIGHT.background
    await chat.tap("↩️")
    assert "Картинки: тёмные" in chat.words


async def test_the_menu_is_one_tap_away(chat: Chat) -> None:
    await chat.tap("🏠")
    assert "что делаем?" in chat.words
