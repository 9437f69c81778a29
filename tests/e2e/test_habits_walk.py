"""The first minute and a habit, through the whole product."""

from tests.support.person import Person, buttons, words
from tests.support.product import Product


async def test_a_newcomer_chooses_language_and_zone(app: Product, user_id: int) -> None:
    person = app.person(user_id, "ru", "<Аня> & Co")
    await person.say("/start")
    await person.sees("<Аня> & Co", button="🇺🇦 Українська")
    await person.press("🇺🇦 Українська")
    await person.sees("Вибери місто")
    await person.say("Харьков")
    await person.sees("що робимо?")
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
    await anya.press("💧 Пить воду")
    await anya.press("Каждый день")
    await anya.press("21:00")
    card = await anya.sees("напомню в 21:00", button="✅ Сделано")
    await anya.press("🌱 К списку")
    shown = await anya.sees("сегодня 0 из 1", button="⬜ 💧 Пить воду")
    assert shown["message_id"] == card["message_id"], "one message is edited throughout"
    await anya.press("⬜ 💧 Пить воду")
    await anya.sees("🔥1", button="✅ 💧 Пить воду · 🔥1")

    await anya.press("⚙️ Подробнее")
    await anya.sees("Привычки", button="💧 Пить воду")
    await anya.press("💧 Пить воду")
    await anya.press("📊 Год в картинке")
    photo = await anya.waits_for(lambda m: "photo" in m, what="the year")
    assert "сделано 100%" in words(photo)
    await anya.press("⬅️ Назад")
    await anya.press("⚙️ Настроить")
    await anya.press("🗄 В архив")
    await anya.press("↩️ Вернуть из архива")
    await anya.sees("1 раз подряд", button="⚙️ Настроить")


async def test_a_line_becomes_a_habit_that_is_counted_noted_and_paused(
    app: Product, anya: Person
) -> None:
    await anya.say("привычка: пить воду 8 стаканов каждый день в 9 и 21:00")
    await anya.sees("напомню в 09:00, 21:00", button="✅ Сохранить")
    await anya.press("✅ Сохранить")
    await anya.sees("📈 0 / 8 стаканов", button="➕ Записать")
    await anya.press("➕ Записать")
    await anya.sees("0 / 8 стаканов", button="+2")
    await anya.press("+2")
    await anya.sees("2 / 8 стаканов", button="↩️ Убрать +2")
    await anya.say("6")
    await anya.sees("8 / 8 стаканов", button="↩️ Убрать +6")
    await anya.press("📇 Карточка")
    await anya.sees("1 раз подряд", button="🗓 Месяц")
    await anya.press("📝 Заметка")
    await anya.say("легко & быстро")
    await anya.sees("📝 легко & быстро", button="💪 Сила")
    await anya.press("💪 Сила")
    photo = await anya.waits_for(lambda m: "photo" in m, what="the curve")
    assert "сила 5%" in words(photo)
    await anya.press("⬅️ Назад")
    await anya.press("🗓 Месяц")
    await anya.sees("сделано 1", button="пн")
    await anya.press("⬅️ Назад")
    await anya.press("⚙️ Настроить")
    await anya.press("🏖 Пауза")
    await anya.say("3 дня")
    await anya.sees("🏖 пауза: сегодня", button="⚙️ Настроить")
    await app.restart()
    await anya.say("/habits")
    await anya.sees("8 / 8 стаканов", button="✅ пить воду 8/8 · 🔥1")


async def test_a_double_tap_ticks_once_and_a_restart_keeps_it(app: Product, anya: Person) -> None:
    await anya.say("/habits")
    for press in ("📖 Читать", "Каждый день", "🔕 Без напоминания", "🌱 К списку"):
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
    await anya.press("➕ Привычка")
    await anya.send(sticker="👍")
    await anya.sees("Здесь нужен текст", button="💧 Пить воду")
    await anya.say("ж" * 101)
    await anya.sees("101 знак")
    await anya.say("<b>Ж</b>")
    await anya.sees("<b>Ж</b>", button="Каждый день")
    await anya.press("По будням")
    await anya.say("когда-нибудь")
    await anya.sees("например 21:30", button="07:00")
    await anya.say("7:15")
    card = await anya.sees("напомню в 07:15")
    assert any(key.startswith("⚙️") for key in buttons(card))
