"""What the buttons of a progress message do. Refusals are answered by `bot.runtime.errors`."""

from aiogram.types import CallbackQuery
from dishka.integrations.aiogram import FromDishka, inject

from bot.live.broadcasts import ProgressBoard, get_broadcast_card
from bot.ui.callback_answers import answer_callback
from bot.ui.cards.broadcast_callbacks import Action, BroadcastCallback
from bot.ui.current_user import CommandExecutor, CurrentUser, QueryRunner
from core.broadcasts import contracts as c

_COMMANDS_BY_ACTION: dict[
    Action, type[c.PauseBroadcast] | type[c.ResumeBroadcast] | type[c.CancelBroadcast]
] = {
    "pause": c.PauseBroadcast,
    "go": c.ResumeBroadcast,
    "stop": c.CancelBroadcast,
}


@inject
async def handle_broadcast_callback(
    callback: CallbackQuery,
    callback_data: BroadcastCallback,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
    progress: FromDishka[ProgressBoard],
) -> None:
    """Act, and show in the same message how the broadcast stands."""
    card = await _execute_action(callback_data, current_user, executor, query_runner)
    message = callback.message
    if message is not None:
        chat_id, number, asking = message.chat.id, message.message_id, callback_data.action == "ask"
        await progress.show_progress(chat_id, number, card, current_user, is_confirming=asking)
    await answer_callback(callback)


async def _execute_action(
    callback_data: BroadcastCallback,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
) -> c.BroadcastCard:
    command = _COMMANDS_BY_ACTION.get(callback_data.action)
    if command is not None:
        return await executor(
            command(user_id=current_user.id, broadcast_id=callback_data.broadcast_id)
        )
    return await get_broadcast_card(query_runner, callback_data.broadcast_id)
