"""Windows of buddies: whose habits one sees, who sees one's own, invitations."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo, Url
from aiogram_dialog.widgets.text import Format, List, Multi

from bot.dialogs.buddies import getters as g
from bot.dialogs.buddies import handlers as h
from bot.routes import Buddies
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import ID, build_choice_pattern
from bot.ui.navigation import create_menu_button
from bot.ui.pagers import create_pager
from bot.ui.texts import I18nHtml, I18nText
from core.buddies.contracts import CHEERS

_TO_LIST_BUTTON = SwitchTo(
    I18nText("buddies-to-list"), id="list", state=Buddies.list, on_click=h.reset_to_first_page
)
_TO_CIRCLE_BUTTON = SwitchTo(I18nText("button-back"), id="circle", state=Buddies.circle)
_PAGER = create_pager()

list_window = Window(
    I18nHtml("buddies-empty", when="empty"),
    Multi(
        I18nHtml("buddies-head"),
        List(I18nHtml("buddies-shared-line"), items="shared", sep="\n\n", when="has_shared"),
        List(I18nHtml("buddies-own-line"), items="own", when="has_own"),
        sep="\n\n",
        when="some",
    ),
    Column(
        create_select("shared", "shared_keys", h.choose_shared, codes=ID),
        create_select("own", "own_keys", h.choose_habit, codes=ID),
    ),
    _PAGER,
    SwitchTo(
        I18nText("buddies-show-mine"), id="pick", state=Buddies.pick, on_click=h.reset_to_first_page
    ),
    create_menu_button(),
    state=Buddies.list,
    getter=g.get_list_data,
)
pick_window = Window(
    I18nHtml("buddies-pick"),
    I18nHtml("buddies-pick-empty", when="empty"),
    Column(create_select("habit", "habits", h.choose_habit, codes=ID)),
    _PAGER,
    Row(_TO_LIST_BUTTON, create_menu_button()),
    state=Buddies.pick,
    getter=g.get_own_habits_data,
)
circle_window = Window(
    HintText(),
    I18nHtml("buddies-circle"),
    I18nHtml("buddies-circle-names", when="seen"),
    I18nHtml("buddies-circle-alone", when="alone"),
    Group(create_select("buddy", "buddies", h.choose_buddy, codes=ID), width=2),
    Column(create_select("one", "invitations", h.choose_invitation, codes=ID)),
    Button(I18nText("buddies-invite"), id="invite", on_click=h.invite_buddy),
    Button(I18nText("buddies-to-habit"), id="habit", on_click=h.back_to_habit),
    Row(_TO_LIST_BUTTON, create_menu_button()),
    state=Buddies.circle,
    getter=g.get_circle_data,
)
link_window = Window(
    I18nHtml("buddies-link", when="by_link"),
    I18nHtml("buddies-link-to", when="to"),
    I18nHtml("buddies-link-over", when="over"),
    Url(I18nText("buddies-share"), Format("{share}"), when="by_link"),
    Button(I18nText("buddies-revoke"), id="revoke", on_click=h.revoke_invitation, when="open"),
    Row(_TO_CIRCLE_BUTTON, create_menu_button()),
    state=Buddies.link,
    getter=g.get_invitation_data,
)
buddy_window = Window(
    I18nHtml("buddies-person"),
    Button(I18nText("buddies-shut-out"), id="stop", on_click=h.revoke_buddy_access),
    Row(_TO_CIRCLE_BUTTON, create_menu_button()),
    state=Buddies.person,
    getter=g.get_buddy_data,
)
shared_habit_window = Window(
    HintText(),
    I18nHtml("buddies-card"),
    I18nHtml("buddies-card-cheer", when="can_cheer"),
    I18nHtml("buddies-card-cheered", when="cheered"),
    Group(
        create_select(
            "cheer", "cheers", h.send_cheer, when="can_cheer", codes=build_choice_pattern(CHEERS)
        ),
        width=2,
    ),
    Row(
        SwitchTo(
            I18nText("buddies-show-back"),
            id="back",
            state=Buddies.pick,
            on_click=h.choose_habit_to_share_back,
        ),
        SwitchTo(I18nText("buddies-leave"), id="leave", state=Buddies.leave),
    ),
    Row(_TO_LIST_BUTTON, create_menu_button()),
    state=Buddies.shared,
    getter=g.get_shared_habit_data,
)
leave_window = Window(
    I18nHtml("buddies-leave-question"),
    Button(I18nText("buddies-leave-yes"), id="yes", on_click=h.leave_buddy),
    Row(SwitchTo(I18nText("button-back"), id="back", state=Buddies.shared), create_menu_button()),
    state=Buddies.leave,
    getter=g.get_shared_habit_data,
)
offer_window = Window(
    I18nHtml("buddies-offer", when="open"),
    I18nHtml("buddies-offer-own", when="own"),
    I18nHtml("buddies-offer-known", when="known"),
    I18nHtml("buddies-offer-over", when="over"),
    Row(
        Button(I18nText("buddies-accept"), id="accept", on_click=h.accept_invitation),
        Button(I18nText("buddies-decline"), id="decline", on_click=h.decline_invitation),
        when="open",
    ),
    SwitchTo(I18nText("buddies-open-shared"), id="shared", state=Buddies.shared, when="known"),
    create_menu_button(),
    state=Buddies.offer,
    getter=g.get_offer_data,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (
        Dialog(
            *(
                list_window,
                pick_window,
                circle_window,
                link_window,
                buddy_window,
                shared_habit_window,
                leave_window,
                offer_window,
            ),
            on_start=h.initialize_dialog,
        ),
    )
