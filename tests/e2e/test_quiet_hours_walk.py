"""Quiet hours as a person meets them: set by typing, kept all night, told in the morning."""

from functools import partial

from sqlalchemy import func, select

from bot.ui.cards.callbacks import TODAY_CALLBACK
from core.kit.database import create_engine
from core.reminders.models import BundleItem
from core.users.contracts import PLATFORM_TELEGRAM, build_user_id
from tests.support.moscow import jump, plan, settle
from tests.support.person import Message, Person, buttons, words
from tests.support.product import Product
from tests.support.texts import text
from tests.support.waiting import eventually


async def kept(app: Product, person: Person, number: int) -> bool:
    """Whether that many reminders wait for the morning."""
    user_id = build_user_id(PLATFORM_TELEGRAM, person.user_id)
    mine = select(func.count()).where(BundleItem.user_id == user_id)
    database_url = app.standalone.settings.database_url
    assert database_url is not None
    engine = create_engine(database_url, pool_size=1)
    try:
        async with engine.connect() as connection:
            return await connection.scalar(mine) == number
    finally:
        await engine.dispose()


async def told(person: Person, after: int) -> list[Message]:
    """What the bot has said of reminders."""
    return [
        message
        for message in await person.messages(after)
        if message["from"]["is_bot"] and words(message).startswith(("⏰", "🌙 Пока"))
    ]


async def test_a_night_of_reminders_comes_as_one_message(app: Product, anya: Person) -> None:
    await settle(app, anya)
    await anya.say("/settings")
    await anya.press(text("settings-quiet"))
    await anya.say("с 22 до 7:30")
    await anya.sees("🌙 Тихие часы: 22:00–07:30", button=text("settings-undo"))
    titles = ("Таблетка", "Цветы", "Дверь")
    for minute, title in enumerate(titles, start=30):
        last = await plan(anya, f"{title} сегодня в 22:{minute}")
    jump(app, 21)
    jump(app, 22, 33)
    await eventually(partial(kept, app, anya, 3), "three reminders wait")
    await anya.press(text("task-done"), last["message_id"])
    await anya.sees("✅ Дверь")
    assert await told(anya, last["message_id"]) == []

    jump(app, 7, 30)
    bundle = await anya.sees("🌙 Пока было тихо", button="✅ Таблетка")
    assert words(bundle).splitlines()[1:] == ["⏰ 22:30 Таблетка", "⏰ 22:31 Цветы"]
    await anya.press("✅ Цветы", bundle["message_id"])
    answered = await anya.sees("✅ 22:31 Цветы", button="↩️ Цветы")
    assert answered["message_id"] == bundle["message_id"]
    assert buttons(answered) == ["✅ Таблетка", "↩️ Цветы"]
    await anya.press_data(TODAY_CALLBACK, bundle["message_id"])
    await anya.sees("📅 Сегодня: 1 задача", button=text("button-menu"), after=bundle["message_id"])
    await plan(anya, "Обед сегодня в 12:00")
    jump(app, 12)
    await anya.sees("⏰ Обед", button=text("notice-button-15min"))
    assert len(await told(anya, last["message_id"])) == 2
