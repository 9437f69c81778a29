"""A day from its plan in the morning to the review in the evening, and a pile of overdue tasks."""

from functools import partial

from tests.support.moscow import jump, settle
from tests.support.person import Message, Person, buttons, words
from tests.support.product import Product
from tests.support.texts import text
from tests.support.waiting import eventually


async def write(person: Person, sentence: str) -> Message:
    """Save a task; returns its card."""
    said = await person.say(sentence)
    await person.press(text("draft-save"))
    return await person.sees(sentence.split(" сегодня")[0], button=text("task-done"), after=said)


async def shows(person: Person, command: str, text: str) -> bool:
    """Whether the window that `command` opens shows `text`."""
    sent = await person.say(command)
    shown = await person.waits_for(lambda m: bool(buttons(m)), after=sent, what=command)
    return text in words(shown)


async def test_a_day_is_planned_done_and_looked_back_at(app: Product, anya: Person) -> None:
    await settle(app, anya)
    jump(app, 6)
    await anya.say("/plan")
    await anya.sees("План: сегодня", button=text("plan-rituals"))
    await anya.press(text("plan-rituals"))
    await anya.press("☀️ Утро: не присылать")
    await anya.press("08:00")
    await anya.sees("Утро: 08:00")
    await anya.press("🌙 Вечер: не присылать")
    await anya.say("в 9 вечера")
    await anya.sees("Вечер: 21:00")
    for task in ("Отчёт сегодня на 9 часов", "Счета сегодня 2 часа", "Созвон сегодня в 12:00"):
        last = await write(anya, task)

    jump(app, 8)
    morning = await anya.sees("☀️ Доброе утро!", button=text("evening-button-p"))
    assert "На сегодня 3 задачи, примерно 11 ч 30 мин" in words(morning)
    await anya.press(text("evening-button-p"), morning["message_id"])
    shown = await anya.sees("План: сегодня", button=text("plan-accept"), after=last["message_id"])
    assert "Свободно 11 ч 30 мин, нужно 11 ч" in words(shown)
    assert "12:00–12:30 📌 Созвон" in words(shown)
    assert "09:00–11:00 Счета" in words(shown)
    assert "завтра: Отчёт" in words(shown), "nine hours do not fit around the call"
    await anya.press(text("plan-accept"))
    await anya.sees("Принят в 08:0", button=text("plan-undo"))
    await eventually(partial(shows, anya, "/today", "2 задачи"), "the long one has moved")
    assert await shows(anya, "/plan", "сделано 0 из 2")

    jump(app, 21)
    evening = await anya.sees("🌙 Итоги дня", button="➡️ Всё на завтра")
    assert "Остались 2 задачи" in words(evening)
    await anya.press("➡️ Всё на завтра", evening["message_id"])
    await anya.sees("Перенёс на завтра: 2 задачи", button=text("evening-button-u"))
    await eventually(partial(shows, anya, "/week", "завтра · 3 задачи"), "all three are tomorrow's")


async def test_a_pile_is_spread_and_put_back(app: Product, anya: Person) -> None:
    await settle(app, anya)
    jump(app, 8)
    for number in range(6):
        await write(anya, f"Долг {number} сегодня")
    jump(app, 8)
    await anya.say("/today")
    await anya.press("🌊 Разложить просроченное (6)")
    preview = await anya.sees("Разложу по дням 6 просроченных задач", button=text("spread-accept"))
    assert "сегодня: Долг 0, Долг 1, Долг 2" in words(preview)
    assert "завтра: Долг 3, Долг 4, Долг 5" in words(preview)
    await anya.press(text("spread-accept"))
    await anya.sees("Разложил: 6 задач", button=text("spread-undo"))
    await eventually(partial(shows, anya, "/today", "3 задачи"), "three are for today")
