"""Pomodoros through the whole product."""

from functools import partial

from tests.support.person import Message, Person, buttons, words
from tests.support.product import Product
from tests.support.texts import text
from tests.support.waiting import eventually


async def moved(person: Person, message_id: int, text: str) -> bool:
    """True when the message itself says `text` now."""
    shown = [m for m in await person.messages() if m["message_id"] == message_id]
    return any(text in words(message) for message in shown)


def timer(message: Message) -> bool:
    return "⏹ Стоп" in buttons(message)


async def test_a_pomodoro_on_a_task_rings_rests_and_counts(app: Product, anya: Person) -> None:
    await anya.say("Отчёт #работа")
    await anya.press("✅ Сохранить")
    await anya.waits_for(lambda m: "✅ Готово" in buttons(m), what="the card")
    await anya.press("🍅 Фокус")
    shown = await anya.waits_for(timer, what="the timer")
    assert "Отчёт" in words(shown)
    assert "осталось 25 мин" in words(shown)
    app.pass_time(minutes=10)
    await eventually(partial(moved, anya, shown["message_id"], "осталось 15 мин"), "the bar")
    await anya.press(text("focus-button-p"), shown["message_id"])
    await anya.sees("пауза · осталось 15 мин")
    app.pass_time(hours=1)
    await anya.press(text("focus-button-r"), shown["message_id"])
    await anya.sees("осталось 15 мин · до")
    app.pass_time(minutes=15)
    bell = await anya.sees("🔔 ✅ Отчёт: 25 мин", button="☕️ Перерыв 5 мин")
    assert bell["message_id"] > shown["message_id"], "an edit would not ring"
    app.pass_time(seconds=30)
    await eventually(partial(moved, anya, shown["message_id"], "✅ Отчёт: 25 мин"), "the end")
    await anya.press("☕️ Перерыв 5 мин", bell["message_id"])
    await anya.sees("☕️ Перерыв", button=text("focus-button-s"))
    app.pass_time(minutes=5)
    await anya.sees("🔔 ☕️ Перерыв окончен", button=text("focus-button-w"))
    await anya.say("/focus")
    await anya.sees("Сегодня 25 минут, за неделю 25")
    await anya.press(text("focus-stats"))
    photo = await anya.waits_for(lambda m: "photo" in m, what="the picture")
    assert "Доведено до конца 1, прервано 0" in words(photo)


async def test_a_timer_outlives_a_restart(app: Product, anya: Person) -> None:
    await anya.say("/focus 40 Книга")
    shown = await anya.sees("осталось 40 мин", button=text("focus-button-x"))
    sent = await anya.say("/focus")
    await anya.press(text("focus-show"))
    second = await anya.sees("осталось 40 мин", after=sent)
    assert second["message_id"] > shown["message_id"]
    await anya.press(text("focus-button-p"), second["message_id"])
    sent = await anya.say("Другое дело")
    await anya.sees("Другое дело", button="✅ Сохранить", after=sent)
    await anya.press(text("focus-button-r"), second["message_id"])
    await app.restart()
    app.pass_time(minutes=20)
    await eventually(partial(moved, anya, second["message_id"], "осталось 20 мин"), "the bar")
    await anya.press(text("focus-button-x"), second["message_id"])
    await anya.sees("прервано на 20-й минуте", button=text("focus-button-w"))
    sent = await anya.say("/focus 999")
    await anya.sees("от 1 до 240", after=sent)


async def test_own_lengths_and_goals(app: Product, anya: Person) -> None:
    await anya.say("/focus")
    await anya.press(text("focus-settings"))
    await anya.sees("Работа 25 мин, перерыв 5 мин, длинный 15 мин после каждого 4-го")
    await anya.say("50 10")
    await anya.sees("Напиши три числа")
    await anya.say("50 10 20 3")
    await anya.sees("Работа 50 мин, перерыв 10 мин, длинный 20 мин после каждого 3-го")
    await anya.press("🎯 день: 120 мин")
    await anya.sees("Цель на день: 120 мин. Цель на неделю: 600 мин.", button="✅ день: 120 мин")
    await anya.press("🎯 неделя: 15 ч")
    await anya.sees("Цель на день: 120 мин. Цель на неделю: 900 мин.")
    await anya.press(text("button-back"))
    await anya.sees("0/120", button="🍅 50 мин")
    await anya.press(text("focus-start-length"))
    await anya.say("сто")
    await anya.sees("число минут")
    await anya.say("7 минут")
    await anya.sees("осталось 7 мин", button=text("focus-button-x"))
