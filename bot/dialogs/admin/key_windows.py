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

from bot.choices import choice
from bot.codes import ID, one_of
from bot.dialogs.admin import key_getters as g
from bot.dialogs.admin import key_handlers as h
from bot.dialogs.admin.states import Keys
from bot.hints import Hint
from bot.paging import pager
from bot.texts import L, Rich
from core.activity.contracts import Scope

_TO_LIST = SwitchTo(L("button-back"), id="list", state=Keys.list)


keys = Window(
    Rich("keys-title", when="some"),
    Rich("keys-none", when="empty"),
    Group(choice("keys", "keys", h.open_key, codes=ID), width=1),
    pager(),
    SwitchTo(L("key-new"), id="new", state=Keys.source),
    Cancel(L("button-back"), id="back"),
    state=Keys.list,
    getter=g.key_list,
)
card = Window(
    Rich("key-card"),
    Rich("key-closed", when="is_closed"),
    SwitchTo(L("key-revoke"), id="revoke", state=Keys.revoke, when="is_open"),
    _TO_LIST,
    state=Keys.card,
    getter=g.card,
)
revoke = Window(
    Rich("key-revoke-question"),
    Row(
        Button(L("key-revoke-yes"), id="yes", on_click=h.revoke),
        SwitchTo(L("button-back"), id="no", state=Keys.card),
    ),
    state=Keys.revoke,
    getter=g.card,
)
source = Window(
    Hint(),
    Rich("key-source-question"),
    _TO_LIST,
    MessageInput(h.set_source),
    state=Keys.source,
    getter=g.nothing,
)
grant = Window(
    Hint(),
    Rich("key-grant"),
    Group(choice("scopes", "scopes", h.toggle_scope, codes=f"[-+](?:{one_of(Scope)})"), width=1),
    Group(choice("rates", "rates", h.choose_rate, codes=one_of(h.RATES)), width=2),
    Button(L("key-issue"), id="issue", on_click=h.issue),
    _TO_LIST,
    state=Keys.grant,
    getter=g.grant,
)
made = Window(
    Rich("key-made", when="shown"),
    Rich("key-lost", when="lost"),
    SwitchTo(L("key-saved"), id="saved", state=Keys.list),
    state=Keys.made,
    getter=g.made,
)
key_windows = (keys, card, revoke, source, grant, made)
