"""A real aiogram bot talks to the playground as it would to Telegram."""

from aiogram import Bot, Dispatcher, F
from aiogram.filters import CommandStart
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)

from tests.integration.playground.support import Person, polling


def counting_bot() -> Dispatcher:
    dispatcher = Dispatcher()

    def keyboard(count: int) -> InlineKeyboardMarkup:
        button = InlineKeyboardButton(text="Ещё", callback_data=f"more:{count + 1}")
        return InlineKeyboardMarkup(inline_keyboard=[[button]])

    @dispatcher.message(CommandStart())
    async def start(message: Message) -> None:
        name = message.from_user.first_name if message.from_user else ""
        await message.answer(f"<b>Привет</b>, {name}", parse_mode="HTML", reply_markup=keyboard(0))

    @dispatcher.callback_query(F.data.startswith("more:"))
    async def more(query: CallbackQuery) -> None:
        count = int((query.data or "").partition(":")[2])
        assert isinstance(query.message, Message)
        await query.message.edit_text(f"Нажато {count}", reply_markup=keyboard(count))
        await query.answer(f"{count}!")

    @dispatcher.message(F.photo)
    async def photo(message: Message, bot: Bot) -> None:
        assert message.photo is not None
        content = await bot.download(message.photo[-1])
        assert content is not None
        await message.answer(f"{len(content.read())} bytes")

    @dispatcher.message(F.text == "удали")
    async def delete(message: Message) -> None:
        await message.delete()

    return dispatcher


async def test_start_press_edit_and_delete(bot: Bot, person: Person) -> None:
    async with polling(bot, counting_bot()):
        await person.write("/start")
        (greeting,) = await person.sees(bool)
        assert greeting["text"] == "Привет, Ира"
        assert greeting["entities"] == [{"type": "bold", "offset": 0, "length": 6}]

        await person.press("Ещё")
        (edited,) = await person.sees(lambda found: found[0]["text"] == "Нажато 1")
        assert edited["message_id"] == greeting["message_id"]
        assert edited["edit_date"] >= edited["date"]
        assert edited["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "more:2"

        unwanted = await person.write("удали")
        await person.send(photo=True)
        await person.sees(lambda found: "bytes" in found[-1].get("text", ""))
        assert unwanted not in [message["message_id"] for message in await person.messages()]
