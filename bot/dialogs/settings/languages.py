"""The row of languages, wherever it is shown."""

import operator
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Select
from aiogram_dialog.widgets.text import Format

from bot.context import act_of, speaker_of
from core.users.contracts import ChangeLocale

LANGUAGES = (("ru", "🇷🇺 Русский"), ("uk", "🇺🇦 Українська"), ("en", "🇬🇧 English"))
NAMES = dict(LANGUAGES)


async def change_language(_: CallbackQuery, __: Any, manager: DialogManager, locale: str) -> None:
    """The window itself is shown in the new language at once."""
    speaker = speaker_of(manager)
    if locale != speaker.locale:
        command = ChangeLocale(user_id=speaker.id, locale=locale)
        speaker.profile = await act_of(manager)(command)


def language_row() -> Select[str]:
    """A button for each language, in that language."""
    return Select(
        Format("{item[1]}"),
        id="lang",
        item_id_getter=operator.itemgetter(0),
        items=lambda _: LANGUAGES,
        on_click=change_language,
    )
