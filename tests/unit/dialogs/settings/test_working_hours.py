"""Working hours and the day's start are chosen by button or typed, and taken back."""

from datetime import time

import pytest

from bot.routes import Settings
from core.users.contracts import ChangeZone, SetDayStart, SetWorkingHours
from tests.fakes.chat import Chat, CreateChat

MON_THU = 0b0001111


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat()
    await chat.open(Settings.main)
    return chat


async def test_hours_and_days_are_chosen_one_by_one(chat: Chat) -> None:
    await chat.tap("💼")
    assert "не заданы" in chat.words
    assert not any(button.startswith("✅") for button in chat.buttons)
    await chat.tap("10:00–19:00")
    assert "10:00–19:00, пн–пт" in chat.words
    before = chat.shown
    await chat.tap("✅ ср", before)
    await chat.tap("✅ ср", before)
    assert "10:00–19:00, пн–вт, чт–пт" in chat.words
    assert chat.bus.count(SetWorkingHours) == 2
    await chat.tap("🏖")
    assert "Рабочие часы: не заданы" in chat.words
    await chat.tap("↩️")
    assert "Рабочие часы: 10:00–19:00, пн–вт, чт–пт" in chat.words
    assert "↩️ Вернуть как было" not in chat.buttons


async def test_the_last_day_stays(chat: Chat) -> None:
    await chat.tap("💼")
    await chat.say("9-18 пн")
    await chat.tap("💼")
    await chat.tap("✅ пн")
    assert "хотя бы один день" in chat.words
    assert (await chat.data.get_profile()).work_days == 1


async def test_typed_hours_keep_the_days_unless_these_are_told(chat: Chat) -> None:
    await chat.tap("💼")
    await chat.say("с 9 до 18 по выходным")
    assert "09:00–18:00, сб–вс" in chat.words
    await chat.tap("💼")
    await chat.say("когда получится")
    assert "Напиши часы и дни" in chat.words
    await chat.say("с 22 до 6")
    assert "должны кончаться позже" in chat.words
    await chat.send_sticker()
    assert "Напиши часы и дни" in chat.words
    await chat.say("10 to 7")
    assert "10:00–19:00, сб–вс" in chat.words


async def test_the_day_begins_when_the_person_says(chat: Chat) -> None:
    await chat.tap("🌅")
    assert "✅ 00:00" in chat.buttons
    await chat.tap("04:30")
    assert chat.bus.last(SetDayStart).day_start == time(4, 30)
    assert "День начинается в 04:30" in chat.words
    await chat.tap("🌅")
    for odd in ("7 утра", "завтра", "4-5"):
        await chat.say(odd)
        assert "от полуночи до шести утра" in chat.words
    await chat.say("в 4 утра")
    assert "День начинается в 04:00" in chat.words
    await chat.tap("↩️")
    assert "День начинается в 04:30" in chat.words


async def test_the_latest_change_alone_is_taken_back(chat: Chat) -> None:
    await chat.tap("🌅")
    await chat.tap("05:00")
    await chat.tap("🕒")
    await chat.tap("Новосибирск")
    before = chat.shown
    await chat.tap("↩️", before)
    await chat.tap("↩️", before)
    assert chat.bus.last(ChangeZone).zone == "Europe/Moscow"
    assert chat.bus.count(ChangeZone) == 2
    assert "День начинается в 05:00" in chat.words


async def test_what_changes_nothing_leaves_nothing_to_take_back(chat: Chat) -> None:
    await chat.tap("🌅")
    await chat.tap("✅ 00:00")
    assert "↩️ Вернуть как было" not in chat.buttons
