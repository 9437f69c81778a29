"""When morning and evening come: chosen, typed, turned off."""

from datetime import time

from bot.dialogs.planner.states import Planner
from core.planner.contracts import Rituals, SetRituals
from tests.fakes.chat import create_chat


async def test_times_are_chosen_typed_and_turned_off() -> None:
    chat = create_chat()
    await chat.open(Planner.day)
    await chat.tap("☀️ Утро и вечер")
    assert "Утро: не присылать" in chat.words
    await chat.tap("☀️ Утро: не присылать")
    await chat.tap("08:00")
    assert "Утро: 08:00" in chat.words
    await chat.tap("🌙 Вечер")
    assert "🚫 Не присылать" not in chat.buttons
    await chat.say("в 9 вечера")
    assert "Вечер: 21:00" in chat.words
    assert chat.planner.own == Rituals(morning_at=time(8), evening_at=time(21))
    await chat.tap("☀️ Утро: 08:00")
    assert "✅ 08:00" in chat.buttons
    await chat.tap("🚫")
    assert chat.planner.own == Rituals(evening_at=time(21))


async def test_words_that_are_no_time_are_answered() -> None:
    chat = create_chat()
    await chat.open(Planner.evening)
    await chat.say("когда-нибудь")
    assert "Не понял время" in chat.words
    await chat.send_sticker()
    assert "Не понял время" in chat.words
    assert chat.bus.count(SetRituals) == 0
    await chat.say("22:15")
    assert chat.bus.last(SetRituals).evening_at == time(22, 15)
