"""What the buttons under an import do."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.personal.board import ImportBoard
from bot.personal.import_faces import PREFIX, unpack
from bot.presses import let_go
from bot.speaker import Act, Reader, Speaker
from core.kit.errors import NotFound
from core.personal.contracts import StartImport, UndoImport
from core.personal.queries import ImportQueries


def create_router() -> Router:
    """A fresh router: one belongs to one dispatcher."""
    router = Router(name="imports")
    router.callback_query.register(on_press, F.data.startswith(PREFIX))
    return router


async def on_press(
    callback: CallbackQuery, speaker: Speaker, act: Act, reader: Reader, imports: ImportBoard
) -> None:
    """Show how far it is, go on, or begin to take it back."""
    press = unpack(callback.data or "")
    if press.action == "undo":
        view = await act(UndoImport(user_id=speaker.id, import_id=press.import_id))
    elif press.action == "go":
        view = await act(StartImport(user_id=speaker.id, import_id=press.import_id))
    else:
        async with reader(ImportQueries) as queries:
            found = await queries.view(press.import_id, speaker.id)
        if found is None:
            raise NotFound("import")
        view = found
    if callback.message is not None:
        chat_id, number = callback.message.chat.id, callback.message.message_id
        await imports.show(chat_id, number, view, speaker)
    await let_go(callback)
