"""Two people and a habit: invited by a link, seen with consent, cheered, and closed again; and
what inline mode posts into a chat."""

import re
from itertools import count

from tests.support.moscow import settle
from tests.support.person import Message, Person, buttons, words
from tests.support.product import Product
from tests.support.texts import text

GROUP = -500
_friends = count(5000)


def link_in(message: Message) -> str:
    found = re.search(r"https://t\.me/\S+\?start=\S+", words(message))
    assert found, words(message)
    return found[0]


def address_under(message: Message) -> str:
    keys = [key for row in message["reply_markup"]["inline_keyboard"] for key in row]
    return next(str(key["url"]) for key in keys if "url" in key)


async def a_habit(person: Person) -> None:
    await person.say("/habits")
    await person.press("📖 Читать")


async def test_a_friend_sees_cheers_and_is_shut_out(app: Product, anya: Person) -> None:
    olya = app.person(next(_friends), name="Оля")
    await settle(app, anya)
    await a_habit(anya)
    await anya.press(text("habit-buddies"))
    await anya.sees("Пока никто")
    await anya.press(text("buddies-invite"))
    link = link_in(await anya.sees("для одного человека", button=text("buddies-share")))

    await olya.follow(link)
    await olya.sees("Выбери город")
    await olya.say("Москва")
    await olya.sees("Аня показывает тебе привычку 📖 Читать", button=text("buddies-accept"))
    await olya.press(text("buddies-accept"))
    await olya.sees("Аня: 📖 Читать", button=text("buddies-cheer-strong"))
    await anya.sees("Оля теперь видит отметки")

    sent = await anya.say("/habits")
    await anya.press("⬜ 📖 Читать")
    await anya.sees("сегодня 1 из 1", after=sent)
    told = await olya.sees("✅ Аня: 📖 Читать · 🔥 1 день подряд", button="💪")
    await olya.press("🌟", told["message_id"])
    await anya.sees("🌟 Верю в тебя!\nОля · 📖 Читать")
    await olya.sees("💌 Отправлено: 🌟 Верю в тебя!")
    sent = await olya.say("/buddies")
    await olya.press("✅ Аня · 📖 Читать")
    await olya.sees("Поддержка на сегодня отправлена", after=sent)

    await olya.say("/start")
    await olya.sees("что делаем?")
    await a_habit(olya)
    await olya.say("/buddies")
    await olya.press("✅ Аня · 📖 Читать")
    await olya.press(text("buddies-show-back"))
    await olya.press(text("habit-idea-read"))
    await olya.sees("Приглашение у друга: Аня")
    asked = await anya.sees("Оля хочет показать тебе", button=text("buddies-notice-look"))
    await anya.press(text("buddies-notice-look"), asked["message_id"])
    await anya.press(text("buddies-accept"))
    await anya.sees("Оля: 📖 Читать")

    await anya.say("/buddies")
    await anya.sees("видит 1 друг")
    await anya.press("👁 📖 Читать · 1")
    await anya.press("👤 Оля")
    await anya.press(text("buddies-shut-out"))
    await anya.sees("Пока никто")
    sent = await olya.say("/buddies")
    await olya.sees("видит 1 друг", after=sent, absent="Аня")
    sent = await olya.follow(link)
    await olya.sees("больше не действует", after=sent, absent="Читать")


async def test_the_plan_and_a_task_are_posted_and_open_for_their_owner_alone(
    app: Product, anya: Person
) -> None:
    boris = app.person(next(_friends), name="Борис")
    strangers = await boris.ask_inline("")
    assert strangers["results"] == []
    assert strangers["button"]["start_parameter"] == "go-start"

    await settle(app, anya)
    for sentence in ("Купить молоко сегодня в 18:00", "Отчёт через неделю"):
        await anya.say(sentence)
        await anya.press(text("draft-save"))
        await anya.waits_for(lambda m: "✅ Готово" in buttons(m), what="the card")
    offered = await anya.ask_inline("", chat_id=GROUP)
    plan = await anya.choose_inline(offered, "План на сегодня", chat_id=GROUP)
    assert "18:00 Купить молоко" in words(plan)
    assert "Отчёт" not in words(plan)
    assert plan["via_bot"]["username"] == "playground_bot"
    found = await anya.ask_inline("отчёт")
    assert [one["title"] for one in found["results"]] == ["Отчёт"]
    posted = await anya.choose_inline(found, "Отчёт")

    sent = await anya.follow(address_under(posted))
    await anya.sees("📌 Отчёт", button=text("task-done"), after=sent)
    sent = await boris.follow(address_under(posted))
    await boris.sees("Выбери город", after=sent)
    await boris.say("Москва")
    await boris.sees("Эта ссылка ничего не открывает", after=sent)
    await boris.sees("что делаем?", after=sent)
    assert (await boris.ask_inline("отчёт"))["results"] == [], "somebody else's tasks"
    for bad in ("/start nonsense", f"/start {'x' * 99}", "/start task-AAAA"):
        sent = await boris.say(bad)
        await boris.sees("Эта ссылка ничего не открывает", after=sent)
    sent = await anya.follow(strangers_link("go-focus"))
    await anya.sees("Фокус", after=sent)


def strangers_link(payload: str) -> str:
    return f"https://t.me/playground_bot?start={payload}"
