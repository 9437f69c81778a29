"""A person in Moscow, whose clock the test moves."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.support.person import Message, Person
from tests.support.product import Product

MOSCOW = ZoneInfo("Europe/Moscow")


def jump(app: Product, hour: int, minute: int = 0, second: int = 1) -> None:
    """Move the clock forward to the next such time in Moscow."""
    now = app.clock.now().astimezone(MOSCOW)
    target = datetime.combine(now.date(), time(hour, minute, second), MOSCOW)
    app.pass_time(seconds=((target - now) % timedelta(days=1)).total_seconds())


async def settle(app: Product, person: Person) -> None:
    """It is 9 in the morning, and the person lives in Moscow."""
    jump(app, 9)
    await person.say("/start")
    await person.sees("Выбери город")
    await person.say("Москва")
    await person.sees("что делаем?")


async def plan(person: Person, sentence: str) -> Message:
    """Save a task; returns its card."""
    await person.say(sentence)
    await person.press("✅ Сохранить")
    return await person.sees("Напомню", button="✅ Готово")
