"""The chat page in a real browser, with a small aiogram bot behind it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.filters import CommandStart
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
)
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from playground import sample_photo as sample
from playground.server import PlaygroundServer
from tests.integration.playground.support import make_bot, polling

CHROMIUM = "/usr/bin/chromium"
CHROMEDRIVER = "/usr/bin/chromedriver"
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync --lang=ru"
)
NATURAL_WIDTH = "return document.querySelector('.photo img')?.naturalWidth || 0"


def button(text: str, data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text=text, callback_data=data)]]
    )


def small_bot() -> Dispatcher:
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def start(message: Message) -> None:
        await message.answer(
            "<b>Дела</b> &lt;script&gt;", parse_mode="HTML", reply_markup=button("Готово", "done")
        )

    @dispatcher.message(F.photo)
    async def photo(message: Message) -> None:
        await message.answer("Вижу фото")

    @dispatcher.callback_query(F.data == "done")
    async def done(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text("Сделано", reply_markup=button("Картинка", "picture"))
        await query.answer("Отмечено")

    @dispatcher.callback_query(F.data == "picture")
    async def picture(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        media = InputMediaPhoto(media=BufferedInputFile(sample.render_photo(), "sun.jpg"))
        await query.message.edit_media(media)
        await query.answer("Смотрите", show_alert=True)

    return dispatcher


@pytest.fixture
async def address() -> AsyncIterator[str]:
    """The page of a playground whose bot is at work."""
    playground = PlaygroundServer(port=0)
    await playground.start()
    bot: Bot = make_bot(playground)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(playground.stop)
        stack.push_async_callback(bot.session.close)
        await bot.set_my_commands([BotCommand(command="start", description="Начать")])
        await stack.enter_async_context(polling(bot, small_bot()))
        yield playground.url


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in [*FLAGS.split(), f"--user-data-dir={tmp_path}", "--window-size=412,860"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService(CHROMEDRIVER))
    yield driver
    driver.quit()


def wait(browser: webdriver.Chrome, condition: Callable[[webdriver.Chrome], Any]) -> Any:
    return WebDriverWait(browser, 15).until(condition)


def shows(text: str) -> Callable[[webdriver.Chrome], bool]:
    return lambda browser: text in browser.find_element(By.ID, "history").text


def press(browser: webdriver.Chrome, text: str) -> None:
    xpath = f"//button[contains(@class,'inline-button')][normalize-space()='{text}']"
    wait(browser, lambda driver: driver.find_elements(By.XPATH, xpath))[0].click()


def converse(browser: webdriver.Chrome, address: str, picture: Path) -> None:
    browser.get(address)
    wait(browser, lambda driver: driver.find_element(By.ID, "start").is_displayed())
    browser.find_element(By.ID, "text").send_keys("/start", Keys.ENTER)
    wait(browser, shows("Дела <script>"))
    assert browser.find_element(By.CSS_SELECTOR, ".theirs strong").text == "Дела"

    press(browser, "Готово")
    wait(browser, shows("Сделано"))
    wait(browser, lambda driver: driver.find_element(By.ID, "toasts").text == "Отмечено")
    assert not browser.find_elements(By.CSS_SELECTOR, ".inline-button.waiting")

    press(browser, "Картинка")
    wait(browser, lambda driver: driver.execute_script(NATURAL_WIDTH) == 480)
    wait(browser, lambda driver: driver.find_element(By.ID, "alert-text").text == "Смотрите")
    browser.find_element(By.CSS_SELECTOR, "#alert-dialog button").click()

    browser.find_element(By.ID, "photo-file").send_keys(str(picture))
    wait(browser, shows("Вижу фото"))
    browser.refresh()
    wait(browser, shows("Вижу фото"))


async def test_write_press_see_the_edit_and_the_picture(
    address: str, browser: webdriver.Chrome, tmp_path: Path
) -> None:
    picture = tmp_path / "mine.jpg"
    picture.write_bytes(sample.render_photo())
    await asyncio.to_thread(converse, browser, address, picture)
    log = [entry["message"] for entry in browser.get_log("browser")]  # type: ignore[no-untyped-call]
    assert log == []
    overflow = "return document.documentElement.scrollWidth - window.innerWidth"
    assert browser.execute_script(overflow) <= 0
