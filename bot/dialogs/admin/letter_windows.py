"""Windows of dead letters."""

from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Cancel, Column, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.choices import choice
from bot.codes import ID, one_of
from bot.dialogs.admin import letter_getters as g
from bot.dialogs.admin import letter_handlers as h
from bot.dialogs.admin.key_getters import nothing
from bot.dialogs.admin.states import Letters
from bot.hints import Hint
from bot.paging import pager
from bot.texts import L, Rich
from core.activity.contracts import DeadState

letters = Window(
    Rich("letters-title", when="all"),
    Rich("letters-found", when="searched"),
    Rich("letters-nothing", when="empty"),
    Row(choice("states", "states", h.choose_state, codes=one_of(DeadState))),
    Column(choice("letter", "letters", h.open_letter, codes=ID)),
    pager(),
    Row(
        SwitchTo(L("letters-search"), id="search", state=Letters.search),
        Button(L("letters-drop-search"), id="drop", on_click=h.drop_search, when="searched"),
    ),
    Cancel(L("button-back"), id="back"),
    state=Letters.list,
    getter=g.letter_list,
)
search = Window(
    Hint(),
    Rich("letters-search-question"),
    SwitchTo(L("button-back"), id="list", state=Letters.list),
    MessageInput(h.set_search),
    state=Letters.search,
    getter=nothing,
)
card = Window(
    Hint(),
    Rich("letter-card"),
    Format("\n{payload}"),
    Row(
        Button(L("letter-replay"), id="replay", on_click=h.replay, when="is_open"),
        SwitchTo(L("letter-edit"), id="edit", state=Letters.edit, when="is_open"),
    ),
    Button(L("letter-dismiss"), id="dismiss", on_click=h.dismiss, when="can_dismiss"),
    SwitchTo(L("button-back"), id="list", state=Letters.list),
    state=Letters.card,
    getter=g.card,
)
edit = Window(
    Hint(),
    Rich("letter-edit-question"),
    Format("\n{payload}"),
    SwitchTo(L("button-back"), id="card", state=Letters.card),
    MessageInput(h.set_payload),
    state=Letters.edit,
    getter=g.card,
)
letter_windows = (letters, search, card, edit)
