"""What the buttons under a buddy's tick do."""

from aiogram import Bot
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode, StartMode
from dishka.integrations.aiogram import FromDishka, inject

from bot.routes import Buddies
from bot.ui.callback_answers import answer_callback
from bot.ui.cards.buddies import CheerCallback, OfferCallback, render_cheered, render_tick
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CommandExecutor, CurrentUser, QueryRunner
from bot.ui.deep_links import LinkBuilder
from bot.ui.message_edits import show_rendered
from core.buddies.contracts import CheerBuddy
from core.buddies.queries import BuddyQueries
from core.buddies.rules import hash_token


async def handle_cheer(
    callback: CallbackQuery,
    callback_data: CheerCallback,
    bot: Bot,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
) -> None:
    """Cheer, and say so in the same message. Refusals are answered by `bot.runtime.errors`."""
    sent = await executor(
        CheerBuddy(
            user_id=current_user.id, bond_id=callback_data.bond_id, cheer=callback_data.cheer
        )
    )
    async with query_runner(BuddyQueries) as queries:
        habit = await queries.get_shared_by_link(callback_data.bond_id, current_user.id)
    rendered = (
        render_tick(habit, current_user)
        if habit
        else RenderedMessage(current_user.translate_html("buddies-notice-thanks"))
    )
    await show_rendered(callback, bot, render_cheered(rendered, sent.cheer, current_user))
    await answer_callback(callback)


@inject
async def handle_buddy_offer(
    callback: CallbackQuery,
    callback_data: OfferCallback,
    dialog_manager: DialogManager,
    current_user: CurrentUser,
    query_runner: QueryRunner,
    links: FromDishka[LinkBuilder],
) -> None:
    """Open an invitation that is for this person alone: the button of any other one is forged."""
    invitation_id = callback_data.invitation_id
    async with query_runner(BuddyQueries) as queries:
        offer = await queries.get_personal_offer(invitation_id, current_user.id)
    if offer.standing == "over":
        await answer_callback(callback, current_user.translate("error-invitation-over"), alert=True)
        return
    token = hash_token(links.derive_secret(invitation_id)).hex()
    await dialog_manager.start(
        Buddies.offer, {"token": token}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND
    )
    await answer_callback(callback)
