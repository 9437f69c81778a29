"""The api's pages in a browser: live events arrive, all is drawn, nothing comes from elsewhere."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from selenium.common.exceptions import (
    ElementNotInteractableException,
    StaleElementReferenceException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait
from sqlalchemy.ext.asyncio import AsyncEngine

from core.activity.analytics.rollup import DailyRollup
from examples.activity.generator import generate
from examples.activity.mix import Mix
from tests.support.activity import caught_up
from tests.support.browser import PATIENCE_SECONDS, Page, chromium
from tests.support.events import Hub


@pytest.fixture
async def address(hub: Hub, engine: AsyncEngine) -> AsyncIterator[str]:
    """A hub with some history, also of a day just begun, to which events come all the time."""
    url = str(hub.client.base_url).rstrip("/")
    await generate(url, Mix(days=20), rate=500, seconds=1)
    await generate(url, Mix(), rate=50, seconds=1)
    await hub.holds(550)
    await caught_up(engine, DailyRollup(engine))
    sending = asyncio.create_task(generate(url, Mix(), rate=20, seconds=100))
    yield url
    sending.cancel()
    await asyncio.wait({sending})


def until(page: Page, condition: str) -> None:
    """Wait until a JavaScript expression holds."""
    wait = WebDriverWait(page.driver, PATIENCE_SECONDS)
    wait.until(lambda driver: driver.execute_script(f"return {condition}"), condition)


def look_at_dashboard(address: str, folder: Path) -> None:
    with chromium(folder) as page:
        page.driver.get(f"{address}/dashboard")
        until(page, "document.getElementById('state').className === 'on'")
        until(page, "document.querySelectorAll('#last tr.new').length > 3")
        until(page, "document.querySelectorAll('svg').length === 3")
        until(page, "document.querySelectorAll('#top .bar').length === 5")
        until(page, "document.querySelectorAll('#retention .heat').length > 0")
        until(page, "Number(document.getElementById('daily').textContent) > 0")
        assert page.driver.find_element(By.TAG_NAME, "h1").text == "Uspevai события вживую"
        assert page.run("return document.documentElement.scrollWidth <= innerWidth")
        assert page.complaints() == []


def click(page: Page, by: str, what: str) -> None:
    """Click on what may be drawn anew meanwhile."""

    def clicked(driver: WebDriver) -> bool:
        driver.find_element(by, what).click()
        return True

    passing = [StaleElementReferenceException, ElementNotInteractableException]
    WebDriverWait(page.driver, PATIENCE_SECONDS, ignored_exceptions=passing).until(clicked)


def ask_in_graphiql(address: str, folder: Path) -> None:
    with chromium(folder) as page:
        page.driver.set_window_size(1200, 800)
        page.driver.get(f"{address}/graphql")
        until(page, "document.querySelector('.graphiql-execute-button') !== null")
        for operation, field in (("Hour", "totalAmount"), ("Live", "eventStream")):
            click(page, By.CSS_SELECTOR, ".graphiql-execute-button")
            click(page, By.XPATH, f"//*[@role='menuitem'][normalize-space()='{operation}']")
            shown = "document.querySelector('.result-window').textContent"
            until(page, f"{shown}.includes('{field}')")
        assert page.complaints() == []


async def test_the_dashboard_lives(address: str, tmp_path: Path) -> None:
    await asyncio.to_thread(look_at_dashboard, address, tmp_path / "profile")


async def test_graphiql_asks_and_subscribes(address: str, tmp_path: Path) -> None:
    await asyncio.to_thread(ask_in_graphiql, address, tmp_path / "profile")
