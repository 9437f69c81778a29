"""Reminders by mail, as a person meets them: an address, a blocked bot, and back to the chat."""

import re
from typing import Any

from tests.support.person import Person
from tests.support.product import Product
from tests.support.texts import text
from tests.support.waiting import eventually

Mail = dict[str, Any]


async def mails(app: Product, address: str, at_least: int) -> list[Mail]:
    """The mails to an address, as soon as there are so many."""
    found: list[Mail] = []

    async def enough() -> bool:
        nonlocal found
        found = (await app.http.get("/sim/mails", params={"to": address})).json()
        return len(found) >= at_least

    await eventually(enough, f"{at_least} mails to {address}")
    return found


async def block(app: Product, person: Person, *, blocked: bool) -> None:
    body = {"user_id": person.user_id, "blocked": blocked}
    assert (await app.http.post("/sim/block", json=body)).is_success


async def settle(person: Person) -> None:
    await person.say("/start")
    await person.sees("Выбери город")
    await person.say("Москва")
    await person.sees("что делаем?")


async def confirm(app: Product, person: Person, address: str) -> None:
    await person.say("/settings")
    await person.press(text("address-button-mail"))
    await person.sees("Напиши адрес")
    await person.say(address)
    await person.sees(f"с кодом на {address}")
    (mail,) = await mails(app, address, 1)
    code = re.search(r"\d{6}", mail["text"])
    assert code
    assert code[0] in mail["subject"]
    await person.say(code[0])
    await person.sees(f"{address} — адрес подтверждён")


async def plan(person: Person, title: str, when: str) -> None:
    said = await person.say(f"{title} {when}")
    draft = await person.sees(f"📝 {title}", button=text("draft-save"), after=said)
    await person.press(text("draft-save"), draft["message_id"])
    await person.sees("Напомню", button=text("task-done"), after=said)


async def test_reminders_go_by_mail_while_the_chat_is_closed(app: Product, anya: Person) -> None:
    address = f"anya{anya.user_id}@example.com"
    await settle(anya)
    await confirm(app, anya, address)
    for number, title in enumerate(("Купить <сыр>", "Полить цветы", "Позвонить маме"), 1):
        await plan(anya, title, f"через {number} часа")

    await block(app, anya, blocked=True)
    app.pass_time(hours=1, minutes=1)
    first = (await mails(app, address, 2))[-1]
    assert first["subject"] == "Напоминание: Купить <сыр>"
    assert first["text"].startswith("⏰ Купить <сыр>\n")
    assert "Напиши мне там что угодно" in first["text"]
    assert "<b>Купить &lt;сыр&gt;</b>" in first["html"]
    app.pass_time(hours=1)
    second = (await mails(app, address, 3))[-1]
    assert second["subject"] == "Напоминание: Полить цветы", "known as unreachable by now"

    await block(app, anya, blocked=False)
    await anya.say("/start")
    await anya.sees("что делаем?")
    app.pass_time(hours=1)
    await anya.sees("⏰ Позвонить маме", button=text("notice-button-15min"))
    assert len(await mails(app, address, 3)) == 3, "the chat has it, so the mail has not"


async def test_whoever_has_no_address_gets_no_mail(app: Product, anya: Person) -> None:
    await settle(anya)
    await plan(anya, "Купить хлеб", "через 1 час")
    before = len((await app.http.get("/sim/mails")).json())
    await block(app, anya, blocked=True)
    app.pass_time(hours=1, minutes=1)

    async def refused() -> bool:
        calls = (await app.http.get("/sim/calls", params={"after": 0})).json()
        return any(
            call.get("err", {}).get("error_code") == 403
            and str(call["params"].get("chat_id")) == str(anya.user_id)
            for call in calls
        )

    await eventually(refused, "the messenger's refusal")
    assert len((await app.http.get("/sim/mails")).json()) == before
