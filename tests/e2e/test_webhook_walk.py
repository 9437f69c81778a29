"""The bot by webhook: only who knows the secret is heard, and each update is handled once."""

import socket
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.runtime.webhook import SECRET_HEADER
from tests.support.folders import public_folder
from tests.support.person import words
from tests.support.product import Product, product
from tests.support.texts import text

SECRET = "a-secret-of-this-test"


@pytest.fixture(scope="module")
async def hooked() -> AsyncIterator[tuple[Product, str]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}/telegram"
    with public_folder() as folder:
        async with product(
            folder, webhook_url=url, webhook_port=port, webhook_secret=SECRET
        ) as made:
            yield made, url


async def test_updates_arrive_by_webhook(hooked: tuple[Product, str]) -> None:
    app, _ = hooked
    person = app.person(501)
    await person.say("/help")
    await person.waits_for(lambda m: "/today" in words(m), what="the help page")
    await person.say("Позвонить завтра в 9")
    await person.press(text("draft-save"))
    await person.sees("Напомню: завтра, 09:00")


@pytest.mark.parametrize("secret", ["", "wrong", SECRET + "x"])
async def test_a_stranger_at_the_endpoint_is_refused(
    hooked: tuple[Product, str], secret: str
) -> None:
    _, url = hooked
    headers = {SECRET_HEADER: secret} if secret else {}
    async with httpx.AsyncClient() as client:
        answer = await client.post(url, json={"update_id": 1}, headers=headers)
    assert answer.status_code == 401


async def test_nonsense_with_the_secret_is_a_clear_400(hooked: tuple[Product, str]) -> None:
    _, url = hooked
    async with httpx.AsyncClient() as client:
        answer = await client.post(url, content=b"{", headers={SECRET_HEADER: SECRET})
    assert answer.status_code == 400


async def test_the_same_update_twice_has_one_effect(hooked: tuple[Product, str]) -> None:
    app, url = hooked
    update = {
        "update_id": 900_001,
        "message": {
            "message_id": 7_000,
            "date": 1_790_000_000,
            "chat": {"id": 501, "type": "private"},
            "from": {"id": 501, "is_bot": False, "first_name": "Аня", "language_code": "ru"},
            "text": "/help",
        },
    }
    before = len(await app.person(501).messages())
    async with httpx.AsyncClient() as client:
        for _ in range(2):
            answer = await client.post(url, json=update, headers={SECRET_HEADER: SECRET})
            assert answer.status_code == 200
    assert len(await app.person(501).messages()) == before + 1
