"""Inline mode and links on the chat page, in a real browser, with a small aiogram bot behind."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from aiogram import Dispatcher
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Message,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from playground.server import PlaygroundServer
from tests.integration.playground.support import make_bot, polling
from tests.support.browser import Page, chromium
from tests.support.folders import public_folder

LINK = "https://t.me/playground_bot?start=task-1"


def article(words: str) -> InlineQueryResultArticle:
    button = InlineKeyboardButton(text="Открыть", url=LINK)
    return InlineQueryResultArticle(
        id=words,
        title=f"Дело: {words}",
        description="сегодня",
        input_message_content=InputTextMessageContent(message_text=f"Дело {words}"),
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
    )


def small_bot() -> Dispatcher:
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def start(message: Message, command: CommandObject) -> None:
        await message.answer(f"Пришло {command.args}. Ещё: {LINK}")

    @dispatcher.inline_query()
    async def inline(query: InlineQuery) -> None:
        found = [article(words) for words in ("молоко", "хлеб") if query.query in words]
        login = InlineQueryResultsButton(text="Войти", start_parameter="login")
        button = None if found else login
        await query.answer(list(found), cache_time=0, is_personal=True, button=button)

    return dispatcher


@pytest.fixture
async def address() -> AsyncIterator[str]:
    playground = PlaygroundServer(port=0)
    await playground.start()
    bot = make_bot(playground)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(playground.stop)
        stack.push_async_callback(bot.session.close)
        await stack.enter_async_context(polling(bot, small_bot()))
        yield playground.url


# In one step: the list is made anew while somebody looks at it.
OFFERED = """return Array.from(document.querySelectorAll("#inline-list b"))
    .filter((one) => one.offsetParent !== null).map((one) => one.innerText)"""


def type_in(page: Page, words: str) -> None:
    page.driver.find_element(By.ID, "text").send_keys(words)


def offers(page: Page, *titles: str) -> None:
    """Wait until the list above the input offers exactly these."""

    def shown() -> bool:
        return bool(page.driver.execute_script(OFFERED) == list(titles))

    page.until(shown, f"the offers {titles}")


def converse(address: str) -> None:
    with public_folder() as folder, chromium(folder) as page:
        page.open(address)
        type_in(page, "@play")
        offers(page, "@playground_bot")
        type_in(page, Keys.ENTER)
        offers(page, "Дело: молоко", "Дело: хлеб")
        type_in(page, "хл")
        offers(page, "Дело: хлеб")
        type_in(page, Keys.ENTER)
        page.sees("через @playground_bot")
        page.sees("Дело хлеб")
        offers(page)
        page.press("Открыть")
        page.sees("Пришло task-1")
        page.driver.find_elements(By.CSS_SELECTOR, "#history .theirs a.link")[-1].click()
        page.until(lambda: page.history().count("Пришло task-1") == 2, "the link followed")
        type_in(page, "@playground_bot нет такого")
        offers(page, "Войти")
        type_in(page, Keys.ENTER)
        page.sees("Пришло login")
        page.say(LINK)
        page.until(lambda: page.history().count("Пришло task-1") == 3, "the pasted link followed")
        assert page.complaints() == []


async def test_ask_choose_and_follow(address: str) -> None:
    await asyncio.to_thread(converse, address)
