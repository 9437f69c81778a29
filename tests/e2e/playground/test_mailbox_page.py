"""The mailbox on the chat page: mails come in live, are counted, and are shown as mere words."""

import asyncio

import httpx
from selenium.webdriver.common.by import By

from playground.server import PlaygroundServer
from tests.support.browser import Page, chromium
from tests.support.folders import public_folder

NASTY = '<img src=x onerror="document.title=`caught`"><script>document.title="caught"</script>'
OVERFLOW = "return document.documentElement.scrollWidth - window.innerWidth"


def deliver(url: str, subject: str, text: str) -> None:
    body = {"to": f"anya@{'long-' * 30}domain.example", "from": "U <b@u.example>", "html": NASTY}
    answer = httpx.post(f"{url}/sim/mail", json=body | {"subject": subject, "text": text})
    assert answer.is_success


def text_of(page: Page, name: str) -> str:
    return str(page.driver.find_element(By.ID, name).text)


def walk(url: str) -> None:
    with public_folder() as folder, chromium(folder) as page:
        page.open(url)
        for number in (1, 2):
            deliver(url, f"Письмо {number} {NASTY}", f"⏰ Купить молоко\n{NASTY}")
        page.until(lambda: text_of(page, "mails-count") == "2", "two unread mails")
        page.driver.find_element(By.ID, "mails-toggle").click()
        shown = text_of(page, "mails-list")
        assert shown.index("Письмо 2") < shown.index("Письмо 1"), "the newest first"
        assert NASTY in shown
        assert text_of(page, "mails-count") == "", "read"
        assert page.run(OVERFLOW) <= 0, "a phone's screen is wide enough"
        page.driver.find_element(By.ID, "mails-close").click()
        page.driver.refresh()
        page.until(lambda: page.driver.find_elements(By.CSS_SELECTOR, ".mail"), "kept mails")
        assert len(page.driver.find_elements(By.CSS_SELECTOR, ".mail")) == 2
        assert page.driver.title != "caught"
        assert page.complaints() == []


async def test_mails_come_in_are_counted_and_are_mere_words() -> None:
    server = PlaygroundServer(port=0)
    await server.start()
    await asyncio.to_thread(walk, server.url)
    await server.stop()
