"""A day that begins at four, working hours, and what the statistics make of it, through the whole
product."""

from tests.support.moscow import jump, settle
from tests.support.person import Person, buttons, words
from tests.support.product import Product
from tests.support.texts import text


async def test_the_night_is_yesterday_in_settings_focus_and_statistics(
    app: Product, anya: Person
) -> None:
    await settle(app, anya)
    await anya.say("/settings")
    await anya.press(text("settings-day-start"))
    await anya.sees("День начинается в 00:00", button="✅ 00:00")
    await anya.press("05:00")
    await anya.sees("🌅 День начинается в 05:00", button=text("settings-undo"))
    await anya.press(text("settings-day-start"))
    await anya.say("в 4 утра")
    await anya.sees("🌅 День начинается в 04:00")
    await anya.press(text("settings-working"))
    await anya.say("с 9 до 18 по будням")
    await anya.sees("💼 Рабочие часы: 09:00–18:00, пн–пт")
    await anya.press(text("settings-undo"))
    await anya.sees("💼 Рабочие часы: не заданы")

    jump(app, 23, 30)
    await anya.say("Отчёт сегодня")
    await anya.press(text("draft-save"))
    await anya.waits_for(lambda m: "✅ Готово" in buttons(m), what="the card")
    await anya.press(text("task-done"))
    await anya.say("/focus 20 Книга")
    await anya.sees("осталось 20 мин")
    app.pass_time(minutes=20)
    await anya.sees("🔔 ✅ Книга: 20 мин")
    app.pass_time(hours=2)  # it is past midnight, and still the same day
    sent = await anya.say("/focus")
    await anya.sees("Сегодня 20 минут", after=sent)
    sent = await anya.say("/stats")
    photo = await anya.waits_for(lambda m: "photo" in m, what="the picture", after=sent)
    assert "Задач сделано: 1, было 0" in words(photo)
    await anya.press(text("stats-kind-day"))
    shown = await anya.sees("🍅 Фокус: 20 мин, было 0 мин")
    assert shown["message_id"] == photo["message_id"], "edited in place"
    app.pass_time(hours=3)
    sent = await anya.say("/focus")
    await anya.sees("Сегодня 0 минут", after=sent)
