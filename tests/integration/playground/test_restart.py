"""A restart finds people, messages, files, commands and unconfirmed updates again."""

import os
from pathlib import Path

import aiohttp
import pytest
from aiogram import Bot
from aiogram.types import BotCommand, BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from playground import sample_photo as sample
from playground.server import PlaygroundServer
from tests.integration.playground.support import Person, make_bot
from tests.support.forked import printed

ONE_BUTTON = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="b", callback_data="old")]]
)


async def first_life(folder: Path, http: aiohttp.ClientSession) -> tuple[int, str]:
    playground = PlaygroundServer(port=0, data_dir=folder)
    await playground.start()
    person, bot = Person(playground.url, http, 7), make_bot(playground)
    await person.write("confirmed")
    await bot.set_my_commands([BotCommand(command="today", description="Сегодня")])
    (update,) = await bot.get_updates()
    await bot.get_updates(offset=update.update_id + 1)
    sent = await bot.send_message(7, "press me", reply_markup=ONE_BUTTON)
    await bot.edit_message_text("edited", chat_id=7, message_id=sent.message_id)
    photo = await bot.send_photo(7, BufferedInputFile(sample.render_photo(), "p.jpg"))
    doomed = await bot.send_message(7, "deleted, with the last number")
    await bot.delete_message(7, doomed.message_id)
    await person.write("unconfirmed")
    await bot.session.close()
    await playground.stop()
    assert photo.photo is not None
    return doomed.message_id, photo.photo[-1].file_id


async def test_everything_is_there_again(tmp_path: Path, http: aiohttp.ClientSession) -> None:
    last_id, file_id = await first_life(tmp_path, http)
    playground = PlaygroundServer(port=0, data_dir=tmp_path)
    await playground.start()
    person, bot = Person(playground.url, http, 7), make_bot(playground)
    texts = [message.get("text") for message in await person.messages()]
    assert texts == ["confirmed", "edited", None, "unconfirmed"]
    assert [command.command for command in await bot.get_my_commands()] == ["today"]
    assert await content(bot, file_id) == sample.render_photo()
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "unconfirmed"
    assert (await bot.send_message(7, "next")).message_id > last_id + 1
    await bot.session.close()
    await playground.stop()


async def content(bot: Bot, file_id: str) -> bytes:
    downloaded = await bot.download(file_id)
    assert downloaded is not None
    return downloaded.read()


async def test_a_busy_port_is_an_os_error(tmp_path: Path) -> None:
    first = PlaygroundServer(port=0)
    await first.start()
    second = PlaygroundServer(port=first.port, data_dir=tmp_path)
    with pytest.raises(OSError, match="Address already in use"):
        await second.start()
    asked = ("playground", "--port", str(first.port))
    status, _, complaint = await printed(*asked, environment=os.environ, folder=tmp_path)
    assert status == 1
    assert len(complaint.splitlines()) == 1
    await first.stop()
