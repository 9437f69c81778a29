"""Windows within the messenger's limits, whose buttons carry what their widgets take."""

from aiogram.fsm.state import State
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.kbd import Select

from tests.fakes.chat import Chat

MAX_TEXT, MAX_CAPTION, MAX_CALLBACK_BYTES = 4096, 1024, 64


def assert_window_fits(chat: Chat, state: State) -> None:
    """The window that is shown is not empty, and nothing in it is too long for the messenger."""
    shown = chat.words.replace("&lt;", "<").replace("&amp;", "&")
    limit = MAX_CAPTION if chat.shown.caption else MAX_TEXT
    assert 0 < len(shown.strip()) <= limit, state
    for key in chat.keys(chat.shown):
        assert key.url or 0 < len((key.callback_data or "").encode()) <= MAX_CALLBACK_BYTES, state
        assert key.text.strip() or key.text == " ", state  # a blank day of a calendar
    _assert_codes_fit(chat, state)


def _assert_codes_fit(chat: Chat, state: State) -> None:
    """Every button of a choice that is shown passes the grammar of the choice."""
    routers = chat.client.dp.sub_routers
    window = next(
        one.windows[state] for one in routers if isinstance(one, Dialog) and state in one.windows
    )
    for key in chat.keys(chat.shown):
        name, _, code = (key.callback_data or "").partition("\x1d")[2].partition(":")
        widget = window.find(name) if name else None
        if isinstance(widget, Select):
            assert widget.type_factory is not str, f"{name} takes anything"
            assert widget.type_factory(code) == code
