"""Advice and the weekly review through the whole product."""

from tests.support.person import Person, words
from tests.support.product import Product
from tests.support.texts import text


async def test_advice_is_given_rated_and_kept(anya: Person) -> None:
    await anya.say("/advice")
    first = await anya.sees("Почему сейчас: ты только начинаешь", button=text("advice-helpful"))
    title = words(first).splitlines()[0].removeprefix("💡 ")
    await anya.press(text("advice-helpful"))
    await anya.sees("Буду чаще советовать похожее", button=text("advice-unrate"))
    await anya.press(text("advice-another"))
    await anya.sees("Почему сейчас", button=text("advice-unhelpful"), absent=title)
    await anya.press(text("advice-unhelpful"))
    await anya.sees("Больше этот совет не покажу")
    await anya.press(text("advice-kept"))
    kept = await anya.waits_for(lambda m: "Что помогло: 1" in words(m), what="what helped")
    [row] = kept["reply_markup"]["inline_keyboard"][0]
    assert row["text"].startswith(title)
    await anya.press(row["text"])
    await anya.sees(title, button=text("advice-unrate"))


async def test_a_week_is_reviewed_from_its_reminder_to_its_summary(
    app: Product, anya: Person
) -> None:
    for title in ("Отчёт", "Билеты"):
        await anya.say(f"{title} завтра")
        await anya.press(text("draft-save"))
        await anya.sees(title, button="✅ Готово")
    await anya.say("/review")
    await anya.sees("Обзор недели", button="▶️ Начать")
    await anya.press(text("weekly-remind"))
    await anya.say("в воскресенье в 19")
    await anya.sees("Сейчас: вс 19:00", button="✅ 19:00")
    app.pass_time(days=9)
    called = await anya.sees("Пора на обзор недели", button=text("weekly-begin"))
    await anya.press(text("weekly-begin"), called["message_id"])
    await anya.sees("Четыре шага", button="▶️ Начать", after=called["message_id"])
    await anya.press("▶️ Начать")
    await anya.sees("▰▱▱▱ Шаг 1 из 4", button=text("habit-days-next"))
    await anya.press(text("habit-days-next"))
    await anya.sees("▰▰▱▱ Шаг 2 из 4")
    await anya.say("/review")
    await anya.sees("Остановка на шаге 2 из 4", button="▶️ Продолжить")
    await anya.press("▶️ Продолжить")
    await anya.press(text("habit-days-next"))
    await anya.sees("▰▰▰▱ Шаг 3 из 4")
    await anya.press(text("habit-days-next"))
    await anya.sees("Просрочены 2 задачи", button="📤 Разложить по неделе: 2")
    await anya.press("📤 Разложить по неделе: 2")
    await anya.sees("Просроченных нет", button="↩️ Отменить")
    await anya.press("↩️ Отменить")
    await anya.sees("Просрочены 2 задачи", button="📤 Разложить по неделе: 2")
    await anya.press("📤 Разложить по неделе: 2")
    await anya.say("Позвонить врачу")
    await anya.sees("➕ Позвонить врачу", button="✅ К итогам")
    await anya.press("✅ К итогам")
    done = await anya.sees("разобрана!", button=text("weekly-more-advice"))
    assert "1 неделя подряд" in words(done)
    assert "просроченных нет" in words(done)
    await anya.press(text("weekly-more-advice"))
    await anya.sees("Почему сейчас", button=text("advice-helpful"))
