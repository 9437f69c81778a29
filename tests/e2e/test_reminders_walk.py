"""Reminders as a person meets them: at their time, with buttons, late, silent, after a restart."""

from functools import partial

from tests.support.moscow import jump, plan, settle
from tests.support.person import Message, Person, buttons, words
from tests.support.product import Product
from tests.support.texts import text
from tests.support.waiting import eventually

SNOOZES = ["⏰ 15 минут", "⏰ 1 час", "⏰ Позже сегодня", "⏰ Завтра утром", "🗓 Выбрать время"]


async def reminder_of(person: Person, title: str, after: int = 0) -> Message:
    return await person.sees(f"⏰ {title}", button=text("notice-button-15min"), after=after)


async def reminders_of(person: Person, title: str, after: int = 0) -> list[Message]:
    """All reminders of `title` that nobody has answered, oldest first."""
    starts = (f"⏰ {title}", f"🌱 {title}")
    return [
        message
        for message in await person.messages(after)
        if words(message).startswith(starts)
        and buttons(message) in (["✅ Готово", "⏭ Выходной"], ["✅ Готово", *SNOOZES])
    ]


async def test_old_reminders_work_after_a_restart(app: Product, anya: Person) -> None:
    await settle(app, anya)
    await plan(anya, "Купить <b>сыр</b> завтра в 18:00")
    jump(app, 8)
    jump(app, 18)
    shown = await reminder_of(anya, "Купить <b>сыр</b>")
    assert words(shown) == "⏰ Купить <b>сыр</b>\n📅 сегодня, 18:00"
    assert buttons(shown) == ["✅ Готово", *SNOOZES]

    await app.restart()
    message_id = shown["message_id"]
    await anya.press(text("notice-button-done"), message_id)
    done = await anya.sees("✅ 18:00 Купить <b>сыр</b>", button=text("notice-button-undo"))
    assert done["message_id"] == message_id, "the pressed message itself says it"
    await anya.press(text("notice-button-undo"), message_id)
    await reminder_of(anya, "Купить <b>сыр</b>")

    await anya.press(text("notice-button-15min"), message_id)
    await anya.sees("⏰ напомню в 18:15", button=text("notice-button-done"))
    app.pass_time(minutes=15)
    again = await reminder_of(anya, "Купить <b>сыр</b>", after=message_id)
    assert "опоздал" not in words(again)


async def test_what_is_done_stays_silent_and_what_is_late_says_so(
    app: Product, anya: Person
) -> None:
    await settle(app, anya)
    await plan(anya, "Позвонить сегодня в 18:00")
    await anya.press(text("task-done"))
    await anya.sees("Сделано: сегодня")
    await plan(anya, "Ответить сегодня в 18:01")
    await app.stop()
    jump(app, 18, 13, 30)
    await app.start()
    late = await reminder_of(anya, "Ответить")
    assert words(late).endswith("⌛️ опоздал на 12 минут")
    assert await reminders_of(anya, "Позвонить") == []


async def test_a_habit_is_asked_for_daily_until_it_is_ticked(app: Product, anya: Person) -> None:
    await settle(app, anya)
    await anya.say("/habits")
    await anya.press(text("habit-add"))
    await anya.say("📖 Читать")
    for press in ("Каждый день", "21:00", "🌱 К списку"):
        await anya.press(press)
    await anya.sees("сегодня 0 из 1")

    async def asked(times: int) -> bool:
        return len(await reminders_of(anya, "📖 Читать")) == times

    for day in (1, 2):
        jump(app, 8)
        jump(app, 21)
        await eventually(partial(asked, day), f"reminder {day}")
    second = (await reminders_of(anya, "📖 Читать"))[-1]["message_id"]
    await anya.press(text("notice-button-done"), second)
    ticked = await anya.sees("📖 Читать · 🔥 1 день подряд", button=text("notice-button-undo"))
    assert ticked["message_id"] == second

    jump(app, 9)
    await anya.say("/habits")
    await anya.press("⬜ 📖 Читать · 🔥1")
    await anya.sees("сегодня 1 из 1")
    await plan(anya, "Спать сегодня в 21:01")
    jump(app, 21, 1)
    await reminder_of(anya, "Спать")
    assert await reminders_of(anya, "📖 Читать", after=second) == [], "silent once ticked"
