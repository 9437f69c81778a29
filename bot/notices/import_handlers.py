"""What the buttons under an import do."""

from aiogram.types import CallbackQuery
from dishka.integrations.aiogram import FromDishka, inject

from bot.live.imports import ImportProgressBoard
from bot.ui.callback_answers import answer_callback
from bot.ui.cards.imports import ImportCallback
from bot.ui.current_user import CommandExecutor, CurrentUser, QueryRunner
from core.data_import.contracts import StartImport, UndoImport
from core.data_import.queries import ImportQueries
from core.kit.errors import NotFound


@inject
async def handle_import_callback(
    callback: CallbackQuery,
    callback_data: ImportCallback,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
    imports: FromDishka[ImportProgressBoard],
) -> None:
    """Show how far it is, go on, or begin to take it back."""
    if callback_data.action == "undo":
        view = await executor(
            UndoImport(user_id=current_user.id, import_id=callback_data.import_id)
        )
    elif callback_data.action == "go":
        view = await executor(
            StartImport(user_id=current_user.id, import_id=callback_data.import_id)
        )
    else:
        async with query_runner(ImportQueries) as queries:
            found = await queries.get_import(callback_data.import_id, current_user.id)
        if found is None:
            raise NotFound("import")
        view = found
    if callback.message is not None:
        chat_id, number = callback.message.chat.id, callback.message.message_id
        await imports.show_import(chat_id, number, view, current_user)
    await answer_callback(callback)
