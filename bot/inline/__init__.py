"""Inline mode: `@bot words` in any chat offers the day's plan, tasks and habits to post there."""

from aiogram import F, Router
from aiogram.enums import ChatType

from bot.inline.handlers import on_inline, on_own_post, via_us


def create_router() -> Router:
    """A fresh router: one belongs to one dispatcher. Comes before everything that reads messages:
    what was posted by way of inline mode is nobody's answer to a window."""
    router = Router(name="inline")
    router.inline_query.register(on_inline)
    router.message.register(on_own_post, F.chat.type == ChatType.PRIVATE, via_us)
    return router
