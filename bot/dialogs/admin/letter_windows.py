"""Windows of dead letters."""

from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Cancel, Column, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.dialogs.admin import letter_getters as g
from bot.dialogs.admin import letter_handlers as h
from bot.dialogs.admin.key_getters import get_empty_data
from bot.routes import Letters
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import ID, build_choice_pattern
from bot.ui.pagers import create_pager
from bot.ui.texts import I18nHtml, I18nText
from core.activity.contracts import DeadLetterState

dead_letter_list_window = Window(
    I18nHtml("letters-title", when="all"),
    I18nHtml("letters-found", when="searched"),
    I18nHtml("letters-nothing", when="empty"),
    Row(
        create_select(
            "states", "states", h.choose_state, codes=build_choice_pattern(DeadLetterState)
        )
    ),
    Column(create_select("letter", "letters", h.open_dead_letter, codes=ID)),
    create_pager(),
    Row(
        SwitchTo(I18nText("letters-search"), id="search", state=Letters.search),
        Button(
            I18nText("letters-drop-search"), id="drop", on_click=h.clear_search, when="searched"
        ),
    ),
    Cancel(I18nText("button-back"), id="back"),
    state=Letters.list,
    getter=g.get_dead_letter_list_data,
)
search_window = Window(
    HintText(),
    I18nHtml("letters-search-question"),
    SwitchTo(I18nText("button-back"), id="list", state=Letters.list),
    MessageInput(h.handle_search_input),
    state=Letters.search,
    getter=get_empty_data,
)
dead_letter_window = Window(
    HintText(),
    I18nHtml("letter-card"),
    Format("\n{payload}"),
    Row(
        Button(
            I18nText("letter-replay"), id="replay", on_click=h.replay_dead_letter, when="is_open"
        ),
        SwitchTo(I18nText("letter-edit"), id="edit", state=Letters.edit, when="is_open"),
    ),
    Button(
        I18nText("letter-dismiss"), id="dismiss", on_click=h.dismiss_dead_letter, when="can_dismiss"
    ),
    SwitchTo(I18nText("button-back"), id="list", state=Letters.list),
    state=Letters.card,
    getter=g.get_dead_letter_data,
)
edit_payload_window = Window(
    HintText(),
    I18nHtml("letter-edit-question"),
    Format("\n{payload}"),
    SwitchTo(I18nText("button-back"), id="card", state=Letters.card),
    MessageInput(h.handle_payload_input),
    state=Letters.edit,
    getter=g.get_dead_letter_data,
)
dead_letter_windows = (
    dead_letter_list_window,
    search_window,
    dead_letter_window,
    edit_payload_window,
)
