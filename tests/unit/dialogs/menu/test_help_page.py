"""The help page: short, and no command is missing from it."""

import re

import pytest

from bot.commands import COMMANDS
from core.texts import LOCALES, text

LONGEST = 1500  # characters: two screens of a phone


@pytest.mark.parametrize("locale", LOCALES)
def test_every_command_has_its_line_and_the_page_stays_short(locale: str) -> None:
    page = text(locale, "help-text")
    listed = re.findall(r"^/(\w+) — \S", page, re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)
    assert len(page) <= LONGEST
