"""Quiet hours are chosen by button or typed, and notifications are turned down kind by kind."""

from datetime import time

import pytest

from bot.routes import Settings
from core.users.contracts import NotificationMode, SetNotice, SetQuietHours
from tests.fakes.chat import Chat, CreateChat
from tests.support.texts import text


@pytest.fixture
async def chat(create_chat: CreateChat) -> Chat:
    chat = await create_chat()
    await chat.open(Settings.main)
    return chat


async def test_hours_are_chosen_typed_and_ended(chat: Chat) -> None:
    assert "🌙 Тихие часы: нет" in chat.words
    await chat.tap(text("settings-quiet"))
    await chat.tap("22:00–07:00")
    assert "🌙 Тихие часы: 22:00–07:00" in chat.words
    await chat.tap(text("settings-quiet"))
    assert "✅ 22:00–07:00" in chat.buttons
    await chat.say("когда-нибудь")
    assert "два разных времени" in chat.words
    await chat.say("с 23 до 7:30")
    told = chat.bus.last(SetQuietHours)
    assert (told.quiet_from, told.quiet_to) == (time(23), time(7, 30))
    assert "🌙 Тихие часы: 23:00–07:30" in chat.words
    await chat.tap(text("settings-quiet"))
    await chat.tap(text("quiet-off"))
    assert chat.bus.last(SetQuietHours).quiet_from is None
    assert "🌙 Тихие часы: нет" in chat.words
    await chat.tap(text("settings-quiet"))
    assert text("quiet-off") not in chat.buttons


async def test_a_kind_goes_from_on_to_silent_to_off_and_back(chat: Chat) -> None:
    await chat.tap(text("settings-notices"))
    for shown in (
        "🔔 Напоминания о задачах",
        "🔕 Напоминания о задачах",
        "🚫 Напоминания о задачах",
    ):
        await chat.tap(shown)
    assert "🔔 Напоминания о задачах: со звуком" in chat.buttons
    modes = [told.mode for told in chat.bus.executed if isinstance(told, SetNotice)]
    assert modes == [NotificationMode.SILENT, NotificationMode.OFF, NotificationMode.ON]


async def test_a_line_pressed_twice_switches_once(chat: Chat) -> None:
    await chat.tap(text("settings-notices"))
    before = chat.shown
    await chat.tap("🔔 Напоминания о привычках", before)
    await chat.tap("🔔 Напоминания о привычках", before)
    assert "🔕 Напоминания о привычках: без звука" in chat.buttons
