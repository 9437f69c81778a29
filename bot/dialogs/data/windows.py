"""Windows of one's data: export, import, the calendar's address, deletion."""

from aiogram import F
from aiogram.types import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Start, SwitchTo

from bot.dialogs.data import getters as g
from bot.dialogs.data import handlers as h
from bot.dialogs.data import import_handlers as i
from bot.dialogs.data.states import Data
from bot.dialogs.settings.states import Settings
from bot.hints import Hint
from bot.navigation import to_menu
from bot.texts import L, Rich
from bot.typed import puzzled

_BACK = SwitchTo(L("button-back"), id="back", state=Data.main)

main = Window(
    Rich("data-main"),
    SwitchTo(L("data-export"), id="export", state=Data.export),
    SwitchTo(L("data-import"), id="import", state=Data.import_file),
    SwitchTo(L("data-calendar"), id="calendar", state=Data.calendar),
    SwitchTo(L("data-forget"), id="forget", state=Data.forget),
    Start(L("button-back"), id="settings", state=Settings.main),
    to_menu(),
    state=Data.main,
)
export = Window(
    Rich("data-export-text"),
    Button(L("data-export-start"), id="start", on_click=h.export),
    _BACK,
    state=Data.export,
)
import_file = Window(
    Hint(),
    Rich("data-import-text"),
    _BACK,
    MessageInput(i.take_file, content_types=ContentType.DOCUMENT),
    puzzled("data-import-file-please"),
    state=Data.import_file,
)
preview = Window(
    Rich("data-preview"),
    Rich("data-preview-lines", when="something"),
    Rich("data-preview-left-out", when=F["done"] | F["notes"] | F["archived"]),
    Rich("data-preview-rounded", when="rounded"),
    Rich("data-preview-troubles", when="troubled"),
    Button(L("data-import-accept"), id="accept", on_click=i.accept, when="something"),
    SwitchTo(L("data-import-other"), id="other", state=Data.import_file),
    to_menu("button-cancel"),
    state=Data.preview,
    getter=g.preview,
)
calendar = Window(
    Rich("data-calendar-closed", when="closed"),
    Rich("data-calendar-address", when="address"),
    Rich("data-calendar-open", when=F["open"] & ~F["address"]),
    Rich("data-calendar-local", when="local"),
    Button(L("data-calendar-make"), id="make", on_click=h.open_feed, when="closed"),
    Button(L("data-calendar-renew"), id="renew", on_click=h.open_feed, when="open"),
    Button(L("data-calendar-close"), id="close", on_click=h.close_feed, when="open"),
    _BACK,
    state=Data.calendar,
    getter=g.calendar,
)
forget = Window(
    Rich("data-forget-text"),
    SwitchTo(L("data-export-first"), id="export", state=Data.export),
    SwitchTo(L("data-forget-go"), id="go", state=Data.forget_surely),
    _BACK,
    state=Data.forget,
)
forget_surely = Window(
    Hint(),
    Rich("data-forget-surely"),
    Button(L("data-forget-yes"), id="yes", on_click=h.forget),
    SwitchTo(L("data-forget-no"), id="no", state=Data.main),
    MessageInput(h.typed_word, content_types=ContentType.ANY),
    state=Data.forget_surely,
    getter=g.word,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    windows = (main, export, import_file, preview)
    return (Dialog(*windows, calendar, forget, forget_surely, on_start=i.start_data),)
