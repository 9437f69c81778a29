"""The owner's windows of the event hub: keys of other systems, and dead letters."""

from hashlib import sha256
from uuid import UUID

import pytest
from aiogram_dialog.api.exceptions import UnknownIntent

from bot.routes import Admin, Keys, Letters
from core.activity.contracts import ApiKeyView, ApiScope, DeadLetterState, IssueKey, RevokeKey
from core.users.contracts import Owners
from tests.fakes.chat import Chat, create_chat
from tests.fakes.hub import EVENING, FakeHub, a_letter
from tests.fakes.office import FakeOffice


def owner_chat(locale: str = "ru") -> tuple[Chat, FakeHub]:
    office = FakeOffice()
    return create_chat(locale, office=office), office.hub


async def test_a_key_is_made_shown_once_and_closed() -> None:
    chat, _ = owner_chat()
    await chat.open(Admin.main)
    await chat.tap("🔑")
    assert "Ключей ещё нет" in chat.words
    await chat.tap("➕")
    await chat.say("Мой магазин")
    assert "Такое имя не подойдёт" in chat.words
    await chat.say(" Shop-1 ")
    await chat.tap("☑️ присылать")
    await chat.tap("✅")
    assert "хотя бы одно право" in chat.words
    await chat.tap("⬜ присылать")
    await chat.tap("⬜ читать")
    await chat.tap("100 в секунду")
    await chat.tap("✅")
    made = chat.bus.last(IssueKey)
    secret = chat.words.split("<code>")[1].split("</code>")[0]
    assert (made.source, made.scopes, made.rate) == ("shop-1", (ApiScope.WRITE, ApiScope.READ), 100)
    assert made.hash == sha256(secret.encode()).digest()
    assert secret.startswith(made.hint)
    await chat.tap("✅")
    assert secret not in chat.words
    assert secret not in str(chat.client.dp.storage.__dict__)  # nor in any dialog's data
    await chat.tap("🔑 shop-1")
    assert "присылать события, читать события и отчёты" in chat.words
    await chat.tap("⛔")
    await chat.tap("⛔ Да")
    assert chat.bus.last(RevokeKey).key_id == made.key_id
    assert "Закрыт 20.11.2026 21:30" in chat.words


async def test_a_key_made_by_an_earlier_reading_of_the_update_is_not_shown_wrongly() -> None:
    chat, hub = owner_chat("en")
    hub.keys.answer = ApiKeyView(
        UUID(int=5), "usp_abcd", "shop", [ApiScope.WRITE], 1, EVENING, None
    )
    await chat.open(Keys.grant, {"source": "shop", "scopes": ["write"], "rate": 100})
    await chat.tap("✅")
    assert "I cannot show it any more" in chat.words
    assert "usp_" not in chat.words


async def test_a_letter_is_found_mended_and_sent_again() -> None:
    chat, hub = owner_chat()
    for number in range(1, 8):
        letter = a_letter(number, f'{{"number":{number}, "text": "<&>"}}', "<broken>")
        hub.letters.kept[letter.id] = letter
    await chat.open(Letters.list)
    assert "Мёртвые письма</b>: 7" in chat.words
    await chat.tap("▶️")
    assert "2/2" in chat.buttons
    await chat.tap("🔎")
    await chat.say('"number":3')
    assert "»: 1" in chat.words
    await chat.tap("20.11 21:30 · shop · тот же номер")
    assert "&lt;broken&gt;" in chat.words
    assert '"text": "&lt;&amp;&gt;"' in chat.words
    await chat.tap("🔁")
    assert "Так его не примут: &lt;user_id&gt; is missing" in chat.words
    await chat.tap("✏️")
    await chat.say('{"user_id": "u1"}')
    await chat.tap("🔁")
    assert hub.letters.kept[UUID(int=3)].state is DeadLetterState.REPLAYED
    assert not any(words.startswith(("🔁", "🗑")) for words in chat.buttons)
    await chat.tap("⬅️")
    await chat.tap("✖️")
    assert "»" not in chat.words
    await chat.tap("20.11")
    await chat.tap("🗑")
    await chat.tap("⬅️")
    await chat.tap("Закрытые")
    assert "Мёртвые письма</b>: 1" in chat.words


async def test_nobody_else_gets_in() -> None:
    chat, _ = owner_chat()
    await chat.open(Keys.list)
    window = chat.shown
    chat.client.dp.workflow_data["owners"] = Owners()
    with pytest.raises(UnknownIntent):
        await chat.tap("➕", window)
