"""Windows of keys."""

from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import (
    Button,
    Cancel,
    Group,
    Row,
    SwitchTo,
)

from bot.dialogs.admin import key_getters as g
from bot.dialogs.admin import key_handlers as h
from bot.routes import Keys
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import ID, build_choice_pattern
from bot.ui.pagers import create_pager
from bot.ui.texts import I18nHtml, I18nText
from core.activity.contracts import ApiScope

_TO_LIST_BUTTON = SwitchTo(I18nText("button-back"), id="list", state=Keys.list)


key_list_window = Window(
    I18nHtml("keys-title", when="some"),
    I18nHtml("keys-none", when="empty"),
    Group(create_select("keys", "keys", h.open_key, codes=ID), width=1),
    create_pager(),
    SwitchTo(I18nText("key-new"), id="new", state=Keys.source),
    Cancel(I18nText("button-back"), id="back"),
    state=Keys.list,
    getter=g.get_key_list_data,
)
key_card_window = Window(
    I18nHtml("key-card"),
    I18nHtml("key-closed", when="is_closed"),
    SwitchTo(I18nText("key-revoke"), id="revoke", state=Keys.revoke, when="is_open"),
    _TO_LIST_BUTTON,
    state=Keys.card,
    getter=g.get_key_card_data,
)
revoke_window = Window(
    I18nHtml("key-revoke-question"),
    Row(
        Button(I18nText("key-revoke-yes"), id="yes", on_click=h.revoke_key),
        SwitchTo(I18nText("button-back"), id="no", state=Keys.card),
    ),
    state=Keys.revoke,
    getter=g.get_key_card_data,
)
source_window = Window(
    HintText(),
    I18nHtml("key-source-question"),
    _TO_LIST_BUTTON,
    MessageInput(h.handle_source_input),
    state=Keys.source,
    getter=g.get_empty_data,
)
grant_window = Window(
    HintText(),
    I18nHtml("key-grant"),
    Group(
        create_select(
            "scopes", "scopes", h.toggle_scope, codes=f"[-+](?:{build_choice_pattern(ApiScope)})"
        ),
        width=1,
    ),
    Group(
        create_select("rates", "rates", h.choose_rate, codes=build_choice_pattern(h.RATE_OPTIONS)),
        width=2,
    ),
    Button(I18nText("key-issue"), id="issue", on_click=h.issue_key),
    _TO_LIST_BUTTON,
    state=Keys.grant,
    getter=g.get_grant_data,
)
issued_key_window = Window(
    I18nHtml("key-made", when="shown"),
    I18nHtml("key-lost", when="lost"),
    SwitchTo(I18nText("key-saved"), id="saved", state=Keys.list),
    state=Keys.made,
    getter=g.get_issued_key_data,
)
key_windows = (
    key_list_window,
    key_card_window,
    revoke_window,
    source_window,
    grant_window,
    issued_key_window,
)
