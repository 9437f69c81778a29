"""Inline mode: `@bot words` in any chat offers the day's plan, tasks and habits to post there."""

from aiogram import F, Router
from aiogram.enums import ChatType

from bot.inline.handlers import handle_inline_query, handle_own_post, is_sent_via_this_bot


def create_router() -> Router:
    """A fresh router: one belongs to one dispatcher. Comes before everything that reads messages:
    what was posted by way of inline mode is nobody's answer to a window."""
    router = Router(name="inline")
    router.inline_query.register(handle_inline_query)
    router.message.register(handle_own_post, F.chat.type == ChatType.PRIVATE, is_sent_via_this_bot)
    return router
