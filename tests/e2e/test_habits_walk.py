"""The first minute and a habit, through the whole product."""

from tests.support.person import Person, buttons, words
from tests.support.product import Product
from tests.support.texts import text


async def test_a_newcomer_chooses_language_and_zone(app: Product, user_id: int) -> None:
    person = app.person(user_id, "ru", "<Аня> & Co")
    await person.say("/start")
    await person.sees("<Аня> & Co", button="🇺🇦 Українська")
    await person.press("🇺🇦 Українська")
    await person.sees("Вибери місто")
    await person.say("Харьков")
    await person.sees("що робимо?")
    await person.press("☰ Ще")
    await person.press("⚙️ Налаштування")
    await person.sees("Часовий пояс: Київ")


async def test_a_location_tells_the_zone(app: Product, anya: Person) -> None:
    await anya.say("/start")
    await anya.sees("Выбери город")
    await anya.send(location={"latitude": 55.03, "longitude": 82.92})
    await anya.sees("что делаем?")
    await anya.say("/settings")
    await anya.sees("Часовой пояс: Новосибирск")


async def test_a_habit_is_made_ticked_pictured_and_archived(app: Product, anya: Person) -> None:
    await anya.say("/habits")
    await anya.sees("Пока ни одной")
    await anya.press(text("habit-idea-water"))
    card = await anya.sees("напомню в 9:00", button=text("habit-tick-today"))
    await anya.press(text("habit-to-list"))
    shown = await anya.sees("сегодня 0 из 1", button="⬜ 💧 Пить воду")
    assert shown["message_id"] == card["message_id"], "one message is edited throughout"
    await anya.press("⬜ 💧 Пить воду")
    await anya.sees("🔥1", button="✅ 💧 Пить воду · 🔥1")

    await anya.press(text("habits-open-cards"))
    await anya.sees("Привычки", button=text("habit-idea-water"))
    await anya.press(text("habit-idea-water"))
    await anya.press(text("habit-picture"))
    photo = await anya.waits_for(lambda m: "photo" in m, what="the year")
    assert "сделано 100%" in words(photo)
    await anya.press(text("button-back"))
    await anya.press(text("habit-edit"))
    await anya.press(text("habit-archive"))
    await anya.press(text("habit-restore"))
    await anya.sees("1 раз подряд", button=text("habit-edit"))


async def test_a_line_becomes_a_habit_that_is_counted_noted_and_paused(
    app: Product, anya: Person
) -> None:
    await anya.say("привычка: пить воду 8 стаканов каждый день в 9 и 21:00")
    await anya.sees("напомню в 09:00, 21:00", button=text("habit-days-save"))
    await anya.press(text("habit-days-save"))
    await anya.sees("📈 0 / 8 стаканов", button=text("habit-count"))
    await anya.press(text("habit-count"))
    await anya.sees("0 / 8 стаканов", button="+2")
    await anya.press("+2")
    await anya.sees("2 / 8 стаканов", button="↩️ Убрать +2")
    await anya.say("6")
    await anya.sees("8 / 8 стаканов", button="↩️ Убрать +6")
    await anya.press(text("habit-to-card"))
    await anya.sees("1 раз подряд", button=text("habit-month"))
    await anya.press(text("habit-note"))
    await anya.say("легко & быстро")
    await anya.sees("📝 легко & быстро", button=text("habit-curve"))
    await anya.press(text("habit-curve"))
    photo = await anya.waits_for(lambda m: "photo" in m, what="the curve")
    assert "сила 5%" in words(photo)
    await anya.press(text("button-back"))
    await anya.press(text("habit-month"))
    await anya.sees("сделано 1", button="пн")
    await anya.press(text("button-back"))
    await anya.press(text("habit-edit"))
    await anya.press(text("habit-pause"))
    await anya.say("3 дня")
    await anya.sees("🏖 пауза: сегодня", button=text("habit-edit"))
    await app.restart()
    await anya.say("/habits")
    await anya.sees("8 / 8 стаканов", button="✅ пить воду 8/8 · 🔥1")


async def test_a_double_tap_ticks_once_and_a_restart_keeps_it(app: Product, anya: Person) -> None:
    await anya.say("/habits")
    for press in ("📖 Читать", "🌱 К списку"):
        await anya.press(press)
    shown = await anya.sees("Читать", button="⬜ 📖 Читать")
    keys = [key for row in shown["reply_markup"]["inline_keyboard"] for key in row]
    data = next(key["callback_data"] for key in keys if key["text"] == "⬜ 📖 Читать")
    await anya.press_data(data, shown["message_id"])
    await anya.press_data(data, shown["message_id"])
    await anya.sees("сегодня 1 из 1", button="✅ 📖 Читать · 🔥1")
    await app.restart()
    await anya.press("✅ 📖 Читать · 🔥1")
    await anya.sees("сегодня 0 из 1", button="⬜ 📖 Читать")


async def test_wrong_answers_are_explained_in_place(app: Product, anya: Person) -> None:
    await anya.say("/habits")
    await anya.press(text("habit-add"))
    await anya.send(sticker="👍")
    await anya.sees("Здесь нужен текст", button=text("habit-idea-water"))
    await anya.say("ж" * 101)
    await anya.sees("101 знак")
    await anya.say("<b>Ж</b>")
    await anya.sees("<b>Ж</b>", button=text("habit-button-every-day"))
    await anya.press(text("habit-button-workdays"))
    await anya.say("когда-нибудь")
    await anya.sees("например 21:30", button="07:00")
    await anya.say("7:15")
    card = await anya.sees("напомню в 07:15")
    assert any(key.startswith("⚙️") for key in buttons(card))
