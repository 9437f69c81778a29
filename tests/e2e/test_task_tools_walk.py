"""A longer list: steps, a search, several at once, and a reminder put off to a moment."""

from tests.support.moscow import jump, plan, settle
from tests.support.person import Person, buttons, words
from tests.support.product import Product
from tests.support.texts import text


async def test_a_list_is_searched_and_answered_together_with_undo(
    app: Product, anya: Person
) -> None:
    await settle(app, anya)
    for title in ("Отчёт за март", "Отчёт за апрель", "Полить фикус"):
        await plan(anya, f"{title} завтра в 18:00")
    await anya.press(text("task-steps"))
    await anya.sees("Напиши маленькие шаги")
    await anya.say("налить воды\nнайти лейку")
    await anya.sees("Напиши маленькие шаги", button="✖ найти лейку")
    await anya.press(text("button-back"))
    await anya.press("☐ налить воды")
    await anya.sees("Шаги: 1 из 2", button="☑ налить воды")

    await anya.say("/tasks ОТЧЕТ")
    await anya.sees("ОТЧЕТ: 2 задачи.", button=text("tasks-choose"))
    await anya.press(text("tasks-choose"))
    for caption in ("☐ завтра, 18:00 · Отчёт за март", "☐ завтра, 18:00 · Отчёт за апрель"):
        await anya.press(caption)
    await anya.sees("Выбрано: 2", button=text("task-done"))
    await anya.press(text("task-done"))
    await anya.sees("Сделаны 2 задачи", button=text("task-undo"))
    await anya.press(text("task-undo"))
    await anya.sees("ОТЧЕТ: 2 задачи.", absent="Сделаны")


async def test_a_reminder_is_put_off_to_a_typed_moment(app: Product, anya: Person) -> None:
    await settle(app, anya)
    await plan(anya, "Позвонить в банк сегодня в 18:00")
    jump(app, 18)
    reminder = await anya.sees("⏰ Позвонить в банк", button=text("notice-button-pick"))
    await anya.press(text("notice-button-pick"), reminder["message_id"])
    asked = await anya.sees("Позвонить в банк: когда напомнить?", button=text("snooze-pick"))
    assert asked["message_id"] > reminder["message_id"], "the reminder itself stays"
    await anya.say("завтра в 11:15")
    card = await anya.sees("Напомню: завтра, 11:15", button=text("task-done"))
    jump(app, 11, 15)
    again = await anya.sees("⏰ Позвонить в банк", after=card["message_id"])
    assert "опоздал" not in words(again)
    assert "🗓 Выбрать время" in buttons(again)
