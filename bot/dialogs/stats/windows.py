"""The statistics: how a day, a week or a month went, against the one before it."""

from typing import Any

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Group
from aiogram_dialog.widgets.media import DynamicMedia

from bot.dialogs.stats import handlers as h
from bot.dialogs.stats.getters import get_stats_data
from bot.routes import Stats
from bot.ui.choosers import create_select
from bot.ui.item_codes import Codes, build_choice_pattern
from bot.ui.navigation import create_menu_button
from bot.ui.texts import I18nHtml
from core.overviews.periods import PERIOD_KINDS


def _create_choice_row(items: str, on_click: Any, codes: Codes) -> Group:
    return Group(create_select(items, items, on_click, codes=codes), width=3)


main_window = Window(
    DynamicMedia("picture"),
    I18nHtml("stats-caption", when="some"),
    I18nHtml("stats-nothing", when="empty"),
    _create_choice_row("kinds", h.switch_kind, build_choice_pattern(PERIOD_KINDS)),
    _create_choice_row("ways", h.switch_period, h.read_period),
    create_menu_button(),
    state=Stats.main,
    getter=get_stats_data,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (Dialog(main_window),)
