"""A headless Chromium for the chat page."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--window-size=412,860"
)
PATIENCE_SECONDS = 40


def program(*names: str) -> str:
    """The first of `names` on the PATH. Fails with how to install it."""
    for name in names:
        found = shutil.which(name)
        if found is not None:
            return found
    raise AssertionError(
        f"{names[0]} is not installed; the browser tests need it: "
        "apt-get install chromium chromium-driver"
    )


@contextmanager
def chromium(folder: Path) -> Iterator["Page"]:
    """A browser with its profile in `folder`, closed at the end."""
    options = webdriver.ChromeOptions()
    options.binary_location = program(*CHROMIUM)
    for flag in [*FLAGS.split(), f"--user-data-dir={folder}"]:
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"intl.accept_languages": "ru"})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(program("chromedriver"))
    driver = webdriver.Chrome(options, service)
    try:
        yield Page(driver)
    finally:
        driver.quit()


class Page:
    """The chat page, as a person sees and touches it."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def open(self, address: str) -> None:
        self.driver.get(address)
        self.until(lambda: self.driver.find_element(By.ID, "text").is_displayed(), "the page")

    def say(self, text: str) -> None:
        self.driver.find_element(By.ID, "text").send_keys(text, Keys.ENTER)

    def sees(self, text: str) -> None:
        """Wait until the chat shows `text`."""
        self.until(lambda: text in self.history(), repr(text))

    def press(self, caption: str) -> None:
        """Click the newest button whose caption starts so, as soon as there is one."""
        starts = f"starts-with(normalize-space(), '{caption}')"
        xpath = f"//button[contains(@class,'inline-button')][{starts}]"
        self.until(lambda: self.driver.find_elements(By.XPATH, xpath), f"the button {caption!r}")
        self.driver.find_elements(By.XPATH, xpath)[-1].click()

    def history(self) -> str:
        return self.driver.find_element(By.ID, "history").text

    def messages(self) -> list[str]:
        """The bot's messages, as they read."""
        found = self.driver.find_elements(By.CSS_SELECTOR, "#history .theirs")
        return [element.text for element in found]

    def run(self, script: str) -> Any:
        return self.driver.execute_script(script)

    def complaints(self) -> list[str]:
        """What the browser's console has against the page."""
        log: Any = self.driver.get_log("browser")  # type: ignore[no-untyped-call]
        return [entry["message"] for entry in log]

    def until(self, condition: Callable[[], Any], what: str) -> None:
        wait = WebDriverWait(self.driver, PATIENCE_SECONDS)
        wait.until(lambda _: condition(), f"never saw {what}; the chat:\n{self.history()}")
