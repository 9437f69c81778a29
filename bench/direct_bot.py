"""The peer of the tap benchmark: an aiogram handler that writes to PostgreSQL by itself."""

import asyncio
import os

import asyncpg
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from playground.server import PlaygroundServer

BUTTON = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="tap", callback_data="tap")]]
)


def create_dispatcher(pool: "asyncpg.Pool[asyncpg.Record]") -> Dispatcher:
    dispatcher = Dispatcher()

    async def start(message: Message) -> None:
        await message.answer("a task", reply_markup=BUTTON)

    async def tap(callback: CallbackQuery) -> None:
        async with pool.acquire() as connection, connection.transaction():
            count = await connection.fetchval(
                "INSERT INTO direct_taps(user_id, n) VALUES ($1, 1) ON CONFLICT (user_id) "
                "DO UPDATE SET n = direct_taps.n + 1 RETURNING n",
                callback.from_user.id,
            )
        assert isinstance(callback.message, Message)
        await callback.message.edit_text(f"a task, tapped {count} times", reply_markup=BUTTON)
        await callback.answer()

    dispatcher.message.register(start, CommandStart())
    dispatcher.callback_query.register(tap, F.data == "tap")
    return dispatcher


async def main() -> None:
    url = os.environ["DATABASE_URL"].replace("+asyncpg", "")
    async with asyncpg.create_pool(url, min_size=5, max_size=10) as pool:
        await pool.execute(
            "CREATE TABLE IF NOT EXISTS direct_taps(user_id bigint PRIMARY KEY, n int)"
        )
        page = PlaygroundServer("127.0.0.1", 0, None)
        await page.start()
        session = AiohttpSession(api=TelegramAPIServer.from_base(page.url))
        bot = Bot("1000001:direct-bot-of-the-benchmark", session=session)
        print(f"chat: {page.url}", flush=True)
        try:
            await create_dispatcher(pool).start_polling(bot)
        finally:
            await page.stop()


if __name__ == "__main__":
    asyncio.run(main())
