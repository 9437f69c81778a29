"""A goal and a skill through the whole product: from one line to the question a day later."""

from tests.support.person import Person, buttons, words
from tests.support.product import Product
from tests.support.texts import text


async def test_a_goal_from_one_line_is_fed_and_reached(app: Product, anya: Person) -> None:
    await anya.say("/career Выучить английский до конца года: слова 500 шт")
    await anya.sees("📈 слова: 0 → 500 шт", button=text("goal-save"))
    await anya.press(text("goal-save"))
    await anya.sees("цель на", button=text("goal-feeds"))
    await anya.press(text("goal-feeds"))
    await anya.press(text("goal-feed-task"))
    await anya.sees("Какая задача ведёт к цели?")
    await anya.say("Купить учебник")
    await anya.sees("▫️ Купить учебник", button="✖️ Купить учебник")
    await anya.press(text("button-back"))
    await anya.sees("📋 Задачи: 0 из 1")
    await anya.press("📈 слова · 0 / 500 шт")
    await anya.say("+120")
    await anya.sees("Сейчас 120 / 500 шт", button=text("career-undo"))
    await anya.press("🏁 500")
    await anya.sees("Сейчас 500 / 500 шт")
    await anya.press(text("button-back"))
    await anya.sees("🏁 Цель достигнута. Поздравляю!")
    await anya.press(text("goal-picture"))
    photo = await anya.waits_for(lambda m: "photo" in m, what="the picture")
    assert "Выучить английский: 100%" in words(photo)
    await anya.press(text("button-back"))
    await anya.press(text("career-to-goals"))
    await anya.sees("всё достигнуто 🎉", button="🏁 Выучить английский")


async def test_focus_on_a_skill_is_practice_and_its_level_is_asked_about(
    app: Product, anya: Person
) -> None:
    await anya.say("/career")
    await anya.press(text("career-to-skills"))
    await anya.press(text("skill-add"))
    await anya.say("Английский 3 → 4")
    card = await anya.sees("уровень 3: делаю уверенно", button=text("skill-focus"))
    assert "Спрошу про уровень: завтра" in words(card)
    await anya.press(text("skill-focus"))
    await anya.sees("Английский", button=text("focus-button-x"))
    app.pass_time(minutes=25)
    await anya.sees("🔔 ✅ Английский: 25 мин")
    for _ in range(20):
        sent = await anya.say("/career")
        await anya.press(text("career-to-skills"))
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
