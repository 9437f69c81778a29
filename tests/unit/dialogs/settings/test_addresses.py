"""E-mail and phone in the settings: typed, confirmed, changed, removed."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.routes import Settings
from core.contacts.codes import CodeIssuer
from core.contacts.contracts import ConfirmContact, SetContact
from core.contacts.models import ContactRow
from tests.fakes.chat import Chat, CreateChat

ADDRESS = "anya@example.com"
MAIL, PHONE = "✉️", "📱"


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat()
    await chat.open(Settings.main)
    await chat.tap(MAIL)
    return chat


async def read_code(chat: Chat) -> str:
    """What the newest message says when it leaves now."""
    newest = (await chat.data.desk.code_messages())[-1]
    async with chat.container() as scope:
        session = await scope.get(AsyncSession)
        async with session.begin():
            issued = await (await scope.get(CodeIssuer))(newest.code_id)
    assert issued is not None
    return issued.code


async def confirm(chat: Chat, address: str = ADDRESS) -> None:
    await chat.say(address)
    code = await read_code(chat)
    await chat.say(f"{code[:3]} {code[3:]}")


async def test_an_address_is_confirmed_by_its_code(chat: Chat) -> None:
    assert "Напиши адрес" in chat.words
    await chat.say(f" {ADDRESS} ")
    assert f"на {ADDRESS}" in chat.words
    await chat.say(await read_code(chat))
    assert f"{ADDRESS} — адрес подтверждён" in chat.words
    await chat.tap("✏️")
    await chat.say(ADDRESS)
    assert f"{ADDRESS} — адрес подтверждён" in chat.words, "and no second code"
    assert len(await chat.data.desk.code_messages()) == 1


async def test_wrong_codes_are_counted_and_other_words_are_not(chat: Chat) -> None:
    await chat.say(ADDRESS)
    right = await read_code(chat)
    wrong = "111111" if right != "111111" else "222222"
    await chat.say("12 34")
    assert "шесть цифр из моего" in chat.words
    await chat.send_sticker()
    assert "напиши словами" in chat.words
    assert chat.bus.count(ConfirmContact) == 0
    for left in ("4 попытки", "3 попытки", "2 попытки", "1 попытка"):
        await chat.say(wrong)
        assert left in chat.words
    await chat.say(wrong)
    assert "больше не действует" in chat.words
    await chat.say(right)
    assert "больше не действует" in chat.words, "the right one comes too late"
    await confirm(chat)
    assert "адрес подтверждён" in chat.words


async def test_a_code_lives_a_quarter_of_an_hour(chat: Chat) -> None:
    await chat.say(ADDRESS)
    code = await read_code(chat)
    chat.clock.shift(minutes=15)
    await chat.say(code)
    assert "больше не действует" in chat.words


@pytest.mark.parametrize("typed", ["anya", "a@b", "a@example.com\nBcc: b@example.com", "a" * 4000])
async def test_what_is_no_address_is_told(chat: Chat, typed: str) -> None:
    await chat.say(typed)
    assert "не похоже на адрес почты" in chat.words
    assert await chat.data.desk.code_messages() == []


async def test_a_new_address_replaces_the_old_one_only_when_confirmed(chat: Chat) -> None:
    await confirm(chat)
    await chat.tap("✏️")
    assert f"приходят на {ADDRESS}" in chat.words
    await chat.say("new@example.com")
    await chat.tap("⬅️")
    await chat.tap(MAIL)
    assert "на new@example.com" in chat.words
    key = (chat.user_id, "mail")
    assert (await chat.data.get(ContactRow, key)).address == ADDRESS
    await chat.say(await read_code(chat))
    assert "new@example.com — адрес подтверждён" in chat.words
    await chat.tap("🗑")
    assert "Напиши адрес" in chat.words
    assert (await chat.data.get(ContactRow, key)).address is None


async def test_the_fourth_code_within_an_hour_is_refused_with_the_time_to_wait(chat: Chat) -> None:
    for number in range(3):
        await chat.say(f"anya{number}@example.com")
    await chat.say("anya3@example.com")
    assert "Попробуй через 60 минут" in chat.words
    assert len(await chat.data.desk.code_messages()) == 3
    assert chat.bus.count(SetContact) == 4


async def test_without_a_mail_server_there_is_no_entry(create_chat: CreateChat) -> None:
    chat = await create_chat()
    chat.client.dp["contact_channels"] = frozenset()
    await chat.open(Settings.main)
    assert not any(button.startswith((MAIL, PHONE)) for button in chat.buttons)


async def test_a_phone_number_is_confirmed_in_the_same_way(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(Settings.main)
    await chat.tap(PHONE)
    await chat.say("067 12")
    assert "не похоже на номер телефона" in chat.words
    await chat.say("+38 (067) 123-45-67")
    assert "SMS с кодом на +380671234567" in chat.words
    await chat.say(await read_code(chat))
    assert "+380671234567 — номер подтверждён" in chat.words
