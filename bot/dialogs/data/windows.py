"""Windows of one's data: export, import, the calendar's address, deletion."""

from aiogram import F
from aiogram.types import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Start, SwitchTo

from bot.dialogs.data import getters as g
from bot.dialogs.data import handlers as h
from bot.dialogs.data import import_handlers as i
from bot.routes import Data, Settings
from bot.ui.hints import HintText
from bot.ui.inputs import create_hint_input
from bot.ui.navigation import create_menu_button
from bot.ui.texts import I18nHtml, I18nText

_BACK_BUTTON = SwitchTo(I18nText("button-back"), id="back", state=Data.main)

main_window = Window(
    I18nHtml("data-main"),
    SwitchTo(I18nText("data-export"), id="export", state=Data.export),
    SwitchTo(I18nText("data-import"), id="import", state=Data.import_file),
    SwitchTo(I18nText("data-calendar"), id="calendar", state=Data.calendar),
    SwitchTo(I18nText("data-forget"), id="forget", state=Data.forget),
    Start(I18nText("button-back"), id="settings", state=Settings.main),
    create_menu_button(),
    state=Data.main,
)
export_window = Window(
    I18nHtml("data-export-text"),
    Button(I18nText("data-export-start"), id="start", on_click=h.start_export),
    _BACK_BUTTON,
    state=Data.export,
)
import_file_window = Window(
    HintText(),
    I18nHtml("data-import-text"),
    _BACK_BUTTON,
    MessageInput(i.handle_import_file, content_types=ContentType.DOCUMENT),
    create_hint_input("data-import-file-please"),
    state=Data.import_file,
)
preview_window = Window(
    I18nHtml("data-preview"),
    I18nHtml("data-preview-lines", when="something"),
    I18nHtml("data-preview-left-out", when=F["done"] | F["notes"] | F["archived"]),
    I18nHtml("data-preview-rounded", when="rounded"),
    I18nHtml("data-preview-troubles", when="troubled"),
    Button(I18nText("data-import-accept"), id="accept", on_click=i.start_import, when="something"),
    SwitchTo(I18nText("data-import-other"), id="other", state=Data.import_file),
    create_menu_button("button-cancel"),
    state=Data.preview,
    getter=g.get_preview_data,
)
calendar_window = Window(
    I18nHtml("data-calendar-closed", when="closed"),
    I18nHtml("data-calendar-address", when="address"),
    I18nHtml("data-calendar-open", when=F["open"] & ~F["address"]),
    I18nHtml("data-calendar-local", when="local"),
    Button(I18nText("data-calendar-make"), id="make", on_click=h.open_calendar_feed, when="closed"),
    Button(I18nText("data-calendar-renew"), id="renew", on_click=h.open_calendar_feed, when="open"),
    Button(
        I18nText("data-calendar-close"), id="close", on_click=h.close_calendar_feed, when="open"
    ),
    _BACK_BUTTON,
    state=Data.calendar,
    getter=g.get_calendar_data,
)
erase_window = Window(
    I18nHtml("data-forget-text"),
    SwitchTo(I18nText("data-export-first"), id="export", state=Data.export),
    SwitchTo(I18nText("data-forget-go"), id="go", state=Data.forget_surely),
    _BACK_BUTTON,
    state=Data.forget,
)
confirm_erase_window = Window(
    HintText(),
    I18nHtml("data-forget-surely"),
    Button(I18nText("data-forget-yes"), id="yes", on_click=h.erase_account),
    SwitchTo(I18nText("data-forget-no"), id="no", state=Data.main),
    MessageInput(h.handle_confirmation_input, content_types=ContentType.ANY),
    state=Data.forget_surely,
    getter=g.get_confirmation_data,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    windows = (main_window, export_window, import_file_window, preview_window)
    return (
        Dialog(
            *windows,
            calendar_window,
            erase_window,
            confirm_erase_window,
            on_start=i.initialize_dialog,
        ),
    )
