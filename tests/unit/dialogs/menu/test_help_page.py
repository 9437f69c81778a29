"""The help page: short, and no command is missing from it."""

import re

import pytest

from bot.runtime.commands import COMMAND_STATES
from core.texts import LOCALES, get_text

LONGEST = 1500  # characters: two screens of a phone


@pytest.mark.parametrize("locale", LOCALES)
def test_every_command_has_its_line_and_the_page_stays_short(locale: str) -> None:
    page = get_text(locale, "help-text")
    listed = re.findall(r"^/(\w+) — \S", page, re.MULTILINE)
    assert sorted(listed) == sorted(COMMAND_STATES)
    assert len(page) <= LONGEST
