"""What the buttons of a window carry is what its widgets take."""

from aiogram.fsm.state import State
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.kbd import Select

from tests.fakes.chat import Chat


def assert_codes_fit(chat: Chat, state: State) -> None:
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
