"""A goal and a skill through the whole product: from one line to the question a day later."""

from tests.support.person import Person, buttons, words
from tests.support.product import Product


async def test_a_goal_from_one_line_is_fed_and_reached(app: Product, anya: Person) -> None:
    await anya.say("/career Выучить английский до конца года: слова 500 шт")
    await anya.sees("📈 слова: 0 → 500 шт", button="✅ Сохранить")
    await anya.press("✅ Сохранить")
    await anya.sees("цель на", button="🔗 Что ведёт к цели")
    await anya.press("🔗 Что ведёт к цели")
    await anya.press("➕ Задача")
    await anya.sees("Какая задача ведёт к цели?")
    await anya.say("Купить учебник")
    await anya.sees("▫️ Купить учебник", button="✖️ Купить учебник")
    await anya.press("⬅️ Назад")
    await anya.sees("📋 Задачи: 0 из 1")
    await anya.press("📈 слова · 0 / 500 шт")
    await anya.say("+120")
    await anya.sees("Сейчас 120 / 500 шт", button="↩️ Отменить последнее")
    await anya.press("🏁 500")
    await anya.sees("Сейчас 500 / 500 шт")
    await anya.press("⬅️ Назад")
    await anya.sees("🏁 Цель достигнута. Поздравляю!")
    await anya.press("📊 Картинка")
    photo = await anya.waits_for(lambda m: "photo" in m, what="the picture")
    assert "Выучить английский: 100%" in words(photo)
    await anya.press("⬅️ Назад")
    await anya.press("🎯 К целям")
    await anya.sees("всё достигнуто 🎉", button="🏁 Выучить английский")


async def test_focus_on_a_skill_is_practice_and_its_level_is_asked_about(
    app: Product, anya: Person
) -> None:
    await anya.say("/career")
    await anya.press("🧠 Навыки")
    await anya.press("➕ Навык")
    await anya.say("Английский 3 → 4")
    card = await anya.sees("уровень 3: делаю уверенно", button="🍅 Фокус")
    assert "Спрошу про уровень: завтра" in words(card)
    await anya.press("🍅 Фокус")
    await anya.sees("Английский", button="⏹ Стоп")
    app.pass_time(minutes=25)
    await anya.sees("🔔 ✅ Английский: 25 мин")
    for _ in range(20):
        sent = await anya.say("/career")
        await anya.press("🧠 Навыки")
        shown = await anya.sees("Английский", button="🧠 Английский", after=sent)
        if "практика 25 мин" in words(shown):
            break
    assert "практика 25 мин" in words(shown)
    app.pass_time(hours=46)
    question = await anya.sees("Уровень всё ещё 3", button="⬆️ Уже 4")
    await anya.press("⬆️ Уже 4", question["message_id"])
    done = await anya.sees("уровень 4, «делаю сложное»", button="↩️ Вернуть")
    assert done["message_id"] == question["message_id"]
    await anya.press("↩️ Вернуть", question["message_id"])
    again = await anya.sees("Уровень всё ещё 3", button="✅ Да, всё ещё 3")
    assert "⬇️ Скорее 2" in buttons(again)
