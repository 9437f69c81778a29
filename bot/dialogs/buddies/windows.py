"""Windows of buddies: whose habits one sees, who sees one's own, invitations."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo, Url
from aiogram_dialog.widgets.text import Format, List, Multi

from bot.choices import choice
from bot.codes import ID, one_of
from bot.dialogs.buddies import getters as g
from bot.dialogs.buddies import handlers as h
from bot.dialogs.buddies.states import Buddies
from bot.hints import Hint
from bot.navigation import to_menu
from bot.paging import pager
from bot.texts import L, Rich
from core.buddies.contracts import CHEERS

_TO_LIST = SwitchTo(L("buddies-to-list"), id="list", state=Buddies.list, on_click=h.first_page)
_TO_CIRCLE = SwitchTo(L("button-back"), id="circle", state=Buddies.circle)
_PAGER = pager()

everything = Window(
    Rich("buddies-empty", when="empty"),
    Multi(
        Rich("buddies-head"),
        List(Rich("buddies-shared-line"), items="shared", sep="\n\n", when="has_shared"),
        List(Rich("buddies-own-line"), items="own", when="has_own"),
        sep="\n\n",
        when="some",
    ),
    Column(
        choice("shared", "shared_keys", h.choose_shared, codes=ID),
        choice("own", "own_keys", h.choose_habit, codes=ID),
    ),
    _PAGER,
    SwitchTo(L("buddies-show-mine"), id="pick", state=Buddies.pick, on_click=h.first_page),
    to_menu(),
    state=Buddies.list,
    getter=g.everything,
)
pick = Window(
    Rich("buddies-pick"),
    Rich("buddies-pick-empty", when="empty"),
    Column(choice("habit", "habits", h.choose_habit, codes=ID)),
    _PAGER,
    Row(_TO_LIST, to_menu()),
    state=Buddies.pick,
    getter=g.own_habits,
)
circle = Window(
    Hint(),
    Rich("buddies-circle"),
    Rich("buddies-circle-names", when="seen"),
    Rich("buddies-circle-alone", when="alone"),
    Group(choice("buddy", "buddies", h.choose_buddy, codes=ID), width=2),
    Column(choice("one", "invitations", h.choose_invitation, codes=ID)),
    Button(L("buddies-invite"), id="invite", on_click=h.invite),
    Button(L("buddies-to-habit"), id="habit", on_click=h.back_to_habit),
    Row(_TO_LIST, to_menu()),
    state=Buddies.circle,
    getter=g.circle,
)
link = Window(
    Rich("buddies-link", when="by_link"),
    Rich("buddies-link-to", when="to"),
    Rich("buddies-link-over", when="over"),
    Url(L("buddies-share"), Format("{share}"), when="by_link"),
    Button(L("buddies-revoke"), id="revoke", on_click=h.revoke, when="open"),
    Row(_TO_CIRCLE, to_menu()),
    state=Buddies.link,
    getter=g.invitation,
)
person = Window(
    Rich("buddies-person"),
    Button(L("buddies-shut-out"), id="stop", on_click=h.shut_out),
    Row(_TO_CIRCLE, to_menu()),
    state=Buddies.person,
    getter=g.person,
)
shared = Window(
    Hint(),
    Rich("buddies-card"),
    Rich("buddies-card-cheer", when="can_cheer"),
    Rich("buddies-card-cheered", when="cheered"),
    Group(choice("cheer", "cheers", h.cheer, when="can_cheer", codes=one_of(CHEERS)), width=2),
    Row(
        SwitchTo(L("buddies-show-back"), id="back", state=Buddies.pick, on_click=h.show_back),
        SwitchTo(L("buddies-leave"), id="leave", state=Buddies.leave),
    ),
    Row(_TO_LIST, to_menu()),
    state=Buddies.shared,
    getter=g.shared,
)
leave = Window(
    Rich("buddies-leave-question"),
    Button(L("buddies-leave-yes"), id="yes", on_click=h.leave),
    Row(SwitchTo(L("button-back"), id="back", state=Buddies.shared), to_menu()),
    state=Buddies.leave,
    getter=g.shared,
)
offer = Window(
    Rich("buddies-offer", when="open"),
    Rich("buddies-offer-own", when="own"),
    Rich("buddies-offer-known", when="known"),
    Rich("buddies-offer-over", when="over"),
    Row(
        Button(L("buddies-accept"), id="accept", on_click=h.accept),
        Button(L("buddies-decline"), id="decline", on_click=h.decline),
        when="open",
    ),
    SwitchTo(L("buddies-open-shared"), id="shared", state=Buddies.shared, when="known"),
    to_menu(),
    state=Buddies.offer,
    getter=g.offer,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (
        Dialog(
            *(everything, pick, circle, link, person, shared, leave, offer),
            on_start=h.start_buddies,
        ),
    )
