"""When morning and evening come: chosen, typed, turned off."""

from datetime import time

from bot.routes import Planner, Settings
from core.planner.contracts import Rituals, SetRituals
from core.planner.queries import PlannerQueries
from tests.fakes.chat import Chat, CreateChat
from tests.support.texts import text


async def read_rituals(chat: Chat) -> Rituals:
    async with chat.query_runner(PlannerQueries) as queries:
        rituals: Rituals = await queries.get_rituals(chat.user_id)
        return rituals


async def test_times_are_chosen_typed_and_turned_off(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(Planner.day)
    await chat.tap(text("plan-rituals"))
    assert "Утро: не присылать" in chat.words
    await chat.tap("☀️ Утро: не присылать")
    await chat.tap("08:00")
    assert "Утро: 08:00" in chat.words
    await chat.tap("🌙 Вечер")
    assert text("ritual-switch-off") not in chat.buttons
    await chat.say("в 9 вечера")
    assert "Вечер: 21:00" in chat.words
    assert await read_rituals(chat) == Rituals(morning_at=time(8), evening_at=time(21))
    await chat.tap("☀️ Утро: 08:00")
    assert "✅ 08:00" in chat.buttons
    await chat.tap("🚫")
    assert await read_rituals(chat) == Rituals(evening_at=time(21))


async def test_a_time_in_quiet_hours_is_said_to_wait(create_chat: CreateChat) -> None:
    chat = await create_chat()
    hours = {"quiet_from": time(22), "quiet_to": time(8, 30)}
    await chat.data.change_profile(**hours)
    await chat.open(Planner.evening)
    await chat.tap("21:00")
    assert "тихие часы" not in chat.words
    await chat.open(Planner.morning)
    await chat.tap("08:00")
    assert "подождёт до 08:30" in chat.words


async def test_words_that_are_no_time_are_answered(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(Planner.evening)
    await chat.say("когда-нибудь")
    assert "Не понял время" in chat.words
    await chat.send_sticker()
    assert "Не понял время" in chat.words
    assert chat.bus.count(SetRituals) == 0
    await chat.say("22:15")
    assert chat.bus.last(SetRituals).evening_at == time(22, 15)


async def test_back_leads_where_they_were_opened(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(Settings.main)
    await chat.tap("☀️")
    await chat.tap("☀️")
    await chat.tap("⬅️")
    await chat.tap("⬅️")
    assert "⚙️ <b>Настройки</b>" in chat.words
    await chat.open(Planner.day)
    await chat.tap("☀️")
    await chat.tap("⬅️")
    assert "План" in chat.words
