"""The statistics: how a day, a week or a month went, against the one before it."""

from typing import Any

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Group
from aiogram_dialog.widgets.media import DynamicMedia

from bot.choices import choice
from bot.codes import Codes, one_of
from bot.dialogs.stats import handlers as h
from bot.dialogs.stats.getters import stats
from bot.dialogs.stats.periods import KINDS
from bot.dialogs.stats.states import Stats
from bot.navigation import to_menu
from bot.texts import Rich


def _row(items: str, on_click: Any, codes: Codes) -> Group:
    return Group(choice(items, items, on_click, codes=codes), width=3)


main = Window(
    DynamicMedia("picture"),
    Rich("stats-caption", when="some"),
    Rich("stats-nothing", when="empty"),
    _row("kinds", h.zoom, one_of(KINDS)),
    _row("ways", h.go, h.read_period),
    to_menu(),
    state=Stats.main,
    getter=stats,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (Dialog(main),)
