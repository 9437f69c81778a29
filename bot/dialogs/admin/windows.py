"""The owner's windows: figures, pictures of the day and the events, failures, broadcasts, keys,
dead letters."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Start, SwitchTo
from aiogram_dialog.widgets.media import DynamicMedia
from aiogram_dialog.widgets.text import Format

from bot.choices import choice
from bot.codes import ID
from bot.dialogs.admin import getters as g
from bot.dialogs.admin import handlers as h
from bot.dialogs.admin.draft import start_draft
from bot.dialogs.admin.draft_windows import draft_windows
from bot.dialogs.admin.key_windows import key_windows
from bot.dialogs.admin.letter_windows import letter_windows
from bot.dialogs.admin.states import Admin, Keys, Letters, NewBroadcast
from bot.navigation import to_menu
from bot.owners import OwnersOnly
from bot.texts import L, Rich

_BACK = SwitchTo(L("button-back"), id="back", state=Admin.main)

main = Window(
    Rich("admin-main"),
    Rich("admin-lateness", when="timed"),
    Row(
        SwitchTo(L("admin-day"), id="day", state=Admin.day),
        SwitchTo(L("admin-failures"), id="failures", state=Admin.failures),
    ),
    Row(
        SwitchTo(L("admin-events"), id="events", state=Admin.events),
        SwitchTo(L("admin-broadcasts"), id="broadcasts", state=Admin.broadcasts),
    ),
    Row(
        Start(L("admin-keys"), id="keys", state=Keys.list),
        Start(L("admin-letters"), id="letters", state=Letters.list),
    ),
    Row(Button(L("admin-refresh"), id="refresh"), to_menu()),
    state=Admin.main,
    getter=g.figures,
)
day = Window(
    DynamicMedia("picture"),
    Rich("admin-day-caption"),
    _BACK,
    state=Admin.day,
    getter=g.day_picture,
)
failures = Window(
    Rich("admin-failures-title", when="some"),
    Format("{lines}", when="some"),
    Rich("admin-failures-none", when="empty"),
    _BACK,
    state=Admin.failures,
    getter=g.failures,
)
broadcasts = Window(
    Rich("admin-broadcasts-title", when="some"),
    Rich("admin-broadcasts-none", when="empty"),
    Column(choice("broadcast", "broadcasts", h.open_broadcast, codes=ID)),
    Start(L("admin-broadcast-new"), id="new", state=NewBroadcast.write),
    _BACK,
    state=Admin.broadcasts,
    getter=g.broadcast_list,
)
events = Window(
    DynamicMedia("picture"),
    Format("{caption}"),
    Row(
        Button(L("pager-prev"), id="prev", on_click=h.turn_picture),
        Button(Format("{page}/{pages}"), id="page"),
        Button(L("pager-next"), id="next", on_click=h.turn_picture),
    ),
    _BACK,
    state=Admin.events,
    getter=g.event_pictures,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    made = (
        Dialog(main, day, failures, broadcasts, events),
        Dialog(*draft_windows, on_start=start_draft),
        Dialog(*key_windows, on_start=h.take_up),
        Dialog(*letter_windows, on_start=h.take_up),
    )
    for dialog in made:
        dialog.callback_query.middleware(OwnersOnly())
        dialog.message.middleware(OwnersOnly())
    return made
