"""The owner's windows: figures, pictures of the day and the events, failures, broadcasts, keys,
dead letters."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Start, SwitchTo
from aiogram_dialog.widgets.media import DynamicMedia
from aiogram_dialog.widgets.text import Format

from bot.dialogs.admin import getters as g
from bot.dialogs.admin import handlers as h
from bot.dialogs.admin.draft_data import initialize_draft
from bot.dialogs.admin.draft_windows import draft_windows
from bot.dialogs.admin.key_windows import key_windows
from bot.dialogs.admin.letter_windows import dead_letter_windows
from bot.routes import Admin, Keys, Letters, NewBroadcast
from bot.ui.choosers import create_select
from bot.ui.item_codes import ID
from bot.ui.navigation import create_menu_button
from bot.ui.owners import OwnersOnlyMiddleware
from bot.ui.texts import I18nHtml, I18nText

_BACK_BUTTON = SwitchTo(I18nText("button-back"), id="back", state=Admin.main)

main_window = Window(
    I18nHtml("admin-main"),
    I18nHtml("admin-lateness", when="timed"),
    Row(
        SwitchTo(I18nText("admin-day"), id="day", state=Admin.day),
        SwitchTo(I18nText("admin-failures"), id="failures", state=Admin.failures),
    ),
    Row(
        SwitchTo(I18nText("admin-events"), id="events", state=Admin.events),
        SwitchTo(I18nText("admin-broadcasts"), id="broadcasts", state=Admin.broadcasts),
    ),
    Row(
        Start(I18nText("admin-keys"), id="keys", state=Keys.list),
        Start(I18nText("admin-letters"), id="letters", state=Letters.list),
    ),
    Row(Button(I18nText("admin-refresh"), id="refresh"), create_menu_button()),
    state=Admin.main,
    getter=g.get_overview_data,
)
day_window = Window(
    DynamicMedia("picture"),
    I18nHtml("admin-day-caption"),
    _BACK_BUTTON,
    state=Admin.day,
    getter=g.get_day_data,
)
failures_window = Window(
    I18nHtml("admin-failures-title", when="some"),
    Format("{lines}", when="some"),
    I18nHtml("admin-failures-none", when="empty"),
    _BACK_BUTTON,
    state=Admin.failures,
    getter=g.get_failures_data,
)
broadcasts_window = Window(
    I18nHtml("admin-broadcasts-title", when="some"),
    I18nHtml("admin-broadcasts-none", when="empty"),
    Column(create_select("broadcast", "broadcasts", h.open_broadcast, codes=ID)),
    Start(I18nText("admin-broadcast-new"), id="new", state=NewBroadcast.write),
    _BACK_BUTTON,
    state=Admin.broadcasts,
    getter=g.get_broadcasts_data,
)
events_window = Window(
    DynamicMedia("picture"),
    Format("{caption}"),
    Row(
        Button(I18nText("pager-prev"), id="prev", on_click=h.switch_picture),
        Button(Format("{page}/{pages}"), id="page"),
        Button(I18nText("pager-next"), id="next", on_click=h.switch_picture),
    ),
    _BACK_BUTTON,
    state=Admin.events,
    getter=g.get_events_data,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    made = (
        Dialog(main_window, day_window, failures_window, broadcasts_window, events_window),
        Dialog(*draft_windows, on_start=initialize_draft),
        Dialog(*key_windows, on_start=h.initialize_dialog),
        Dialog(*dead_letter_windows, on_start=h.initialize_dialog),
    )
    for dialog in made:
        dialog.callback_query.middleware(OwnersOnlyMiddleware())
        dialog.message.middleware(OwnersOnlyMiddleware())
    return made
