"""The preview page has every window there is."""

from bot.routes import Menu
from bot.runtime.dispatcher import create_all_dialogs
from tests.fakes.chat import CreateChat
from tests.preview.__main__ import list_states, render_message, show_windows


def test_no_window_is_left_out() -> None:
    windows = {state for dialog in create_all_dialogs() for state in dialog.states()}
    assert windows == set(list_states())


async def test_a_window_has_its_text_and_its_buttons(create_chat: CreateChat) -> None:
    shown = render_message((await show_windows(create_chat, "uk"))[Menu.main])
    assert "<b>Аня</b>, що робимо?" in shown
    assert "<span>🌱 Звички</span>" in shown
