"""The owner's windows of the event hub: keys of other systems, and dead letters."""

from hashlib import sha256
from uuid import UUID

import pytest
from aiogram_dialog.api.exceptions import UnknownIntent

from bot.routes import Admin, Keys, Letters
from core.activity.contracts import ApiKeyView, ApiScope, DeadLetterState, IssueKey, RevokeKey
from core.activity.models import DeadLetter
from core.users.contracts import Owners
from tests.factories.dead_letters import EVENING, build_dead_letter
from tests.fakes.chat import Chat, CreateChat
from tests.fakes.figures import can_figures

REPAIRED = (
    '{"user_id": "u1", "event_type": "order", "event_id": "00000000-0000-0000-0000-000000000003",'
    ' "timestamp": "2026-11-20T18:30:00Z"}'
)


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    """The owner's."""
    made = await create_chat()
    made.parts.update(can_figures())
    return made


async def test_a_key_is_made_shown_once_and_closed(chat: Chat) -> None:
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
    assert "Закрыт 21.11.2026 12:05" in chat.words


async def test_a_key_made_by_an_earlier_reading_of_the_update_is_not_shown_wrongly(
    create_chat: CreateChat,
) -> None:
    chat = await create_chat("en")
    earlier = ApiKeyView(UUID(int=5), "usp_abcd", "shop", [ApiScope.WRITE], 1, EVENING, None)
    chat.bus.answers[IssueKey] = lambda _: earlier
    await chat.open(Keys.grant, {"source": "shop", "scopes": ["write"], "rate": 100})
    await chat.tap("✅")
    assert "I cannot show it any more" in chat.words
    assert "usp_" not in chat.words


async def test_a_letter_is_found_mended_and_sent_again(chat: Chat) -> None:
    payloads = [f'{{"<b>":{number}, "text": "<&>"}}' for number in range(1, 8)]
    letters = [build_dead_letter(number, text) for number, text in enumerate(payloads, 1)]
    await chat.data.add(*letters)
    await chat.open(Letters.list)
    assert "Мёртвые письма</b>: 7" in chat.words
    await chat.tap("▶️")
    assert "2/2" in chat.buttons
    await chat.tap("🔎")
    await chat.say('"<b>":3')
    assert "»: 1" in chat.words
    await chat.tap("20.11 21:30 · shop · тот же номер")
    assert "&lt;broken&gt;" in chat.words
    assert '"text": "&lt;&amp;&gt;"' in chat.words
    await chat.tap("🔁")
    assert "Так его не примут: Object contains unknown field `&lt;b&gt;`" in chat.words
    await chat.tap("✏️")
    await chat.say(REPAIRED)
    await chat.tap("🔁")
    mended = await chat.data.get(DeadLetter, UUID(int=3))
    assert mended.state == DeadLetterState.REPLAYED
    assert not any(words.startswith(("🔁", "🗑")) for words in chat.buttons)
    await chat.tap("⬅️")
    await chat.tap("✖️")
    assert "»" not in chat.words
    await chat.tap("20.11")
    await chat.tap("🗑")
    await chat.tap("⬅️")
    await chat.tap("Закрытые")
    assert "Мёртвые письма</b>: 1" in chat.words


async def test_nobody_else_gets_in(chat: Chat) -> None:
    await chat.open(Keys.list)
    window = chat.shown
    chat.client.dp.workflow_data["owners"] = Owners()
    with pytest.raises(UnknownIntent):
        await chat.tap("➕", window)
