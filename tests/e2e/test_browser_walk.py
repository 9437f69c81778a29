"""The main job in a real browser: what a newcomer does in the first minutes."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.support.browser import Page, chromium
from tests.support.folders import public_folder
from tests.support.ports import free_port
from tests.support.product import Product, product

NATURAL_WIDTH = "return [...document.querySelectorAll('.photo img')].at(-1)?.naturalWidth || 0"
OVERFLOW = "return document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture(scope="module")
async def app() -> AsyncIterator[Product]:
    """A product of its own: the page shows its first person, whom nobody else may have used."""
    with public_folder() as folder:
        async with product(folder, api_port=free_port()) as made:
            made.clock.skip_to_tuesday()
            yield made


def plan_a_task(page: Page) -> None:
    page.say("/start")
    page.sees("Выбери город")
    page.press("Москва")
    page.sees("что делаем?")
    page.say("Купить молоко завтра в 18:00 !высокий #дом")
    page.sees("📝 Купить молоко")
    shown = len(page.messages())
    page.press("✅ Сохранить")
    page.sees("Напомню: завтра, 18:00")
    assert len(page.messages()) == shown, "the draft itself becomes the card"
    assert "📝 Купить молоко" not in page.history()


def keep_a_habit(page: Page) -> None:
    page.say("/habits")
    for caption in ("📖 Читать", "✅ Сделано"):
        page.press(caption)
    page.sees("1 раз подряд")
    page.press("📊 Год в картинке")
    page.until(lambda: page.run(NATURAL_WIDTH) > 0, "the year's picture")
    page.sees("сделано 100%")


def walk(address: str) -> None:
    with public_folder() as folder, chromium(folder) as page:
        page.open(address)
        plan_a_task(page)
        keep_a_habit(page)
        page.driver.refresh()
        page.until(lambda: page.run(NATURAL_WIDTH) > 0, "the picture after a reload")
        page.sees("Напомню: завтра, 18:00")
        assert page.complaints() == []
        assert page.run(OVERFLOW) <= 0, "a phone's screen is wide enough"


async def test_a_task_and_a_habit_in_the_browser(app: Product) -> None:
    assert app.standalone.playground is not None
    await asyncio.to_thread(walk, app.standalone.playground.url)
