"""What windows ask of the application as a whole, without knowing which dialogs do it."""

from typing import Protocol

from aiogram.types import ContentType, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput

from bot.ui.inputs import create_hint_input


class AppActions(Protocol):
    """`bot.runtime.app_actions` implements it; the dispatcher hands it to every handler."""

    async def handle_text(self, message: Message, manager: DialogManager) -> None:
        """Show what a text that no window asked for was understood as."""
        ...

    async def handle_file(self, message: Message, manager: DialogManager) -> None:
        """Take a document that no window asked for as an import."""
        ...

    async def open_payload(
        self, manager: DialogManager, payload: str, show_mode: ShowMode | None = None
    ) -> None:
        """Open what the payload of a deep link names; without one, the menu."""
        ...


def get_app_actions(manager: DialogManager) -> AppActions:
    """The actions of the application that the dialog runs in."""
    actions: AppActions = manager.middleware_data["app_actions"]
    return actions


async def handle_free_text(message: Message, manager: DialogManager) -> None:
    """`AppActions.handle_text`, for inputs that take only some texts themselves."""
    await get_app_actions(manager).handle_text(message, manager)


def create_free_text_inputs() -> tuple[MessageInput, MessageInput, MessageInput]:
    """The last inputs of a window that itself takes only some texts: no other text or file is
    lost."""

    async def handle_text(message: Message, _: MessageInput, manager: DialogManager) -> None:
        await get_app_actions(manager).handle_text(message, manager)

    async def handle_document(message: Message, _: MessageInput, manager: DialogManager) -> None:
        await get_app_actions(manager).handle_file(message, manager)

    return (
        MessageInput(handle_text, content_types=ContentType.TEXT),
        MessageInput(handle_document, content_types=ContentType.DOCUMENT),
        create_hint_input("unknown-content"),
    )
