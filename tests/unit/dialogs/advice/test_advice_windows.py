"""Advice as a person sees it: why it came, rating it, another one, what helped."""

from datetime import timedelta

import msgspec
import pytest

from bot.routes import Advice
from core.advice.contracts import AskAdvice, RateAdvice, Topic
from core.advice.library import load_library
from core.kit.nats.commands import CommandPending
from core.texts import LOCALES
from tests.fakes.chat import Chat, create_chat
from tests.fakes.stage import NOON


def interrupted(chat: Chat) -> None:
    chat.work.rhythm = msgspec.structs.replace(chat.work.rhythm, sessions=9, interrupted=6)


@pytest.mark.parametrize(
    ("locale", "reason"),
    [
        ("ru", "за неделю 6 из 9 помидоров прерваны"),
        ("uk", "за тиждень 6 з 9 помідорів перервано"),
        ("en", "6 of 9 pomodoros this week were interrupted"),
    ],
)
async def test_the_reason_and_the_source_are_told(locale: str, reason: str) -> None:
    chat = create_chat(locale)
    interrupted(chat)
    await chat.open(Advice.main)
    [card] = chat.advice.said.values()
    piece = load_library()[card.piece]
    assert reason in chat.words
    assert piece.get_wording(locale).title in chat.words
    assert piece.source.split(",")[0] in chat.words


async def test_rating_and_taking_it_back() -> None:
    chat = create_chat()
    await chat.open(Advice.main)
    [advice_id] = chat.advice.said
    await chat.tap("👍")
    assert chat.bus.last(RateAdvice).rating == "helpful"
    assert "Буду чаще советовать похожее" in chat.words
    await chat.tap("↩️")
    assert chat.bus.last(RateAdvice).rating is None
    await chat.tap("👎")
    assert "Больше этот совет не покажу" in chat.words
    assert chat.advice.said[advice_id].rating == "unhelpful"


async def test_a_double_tap_brings_one_piece_more() -> None:
    chat = create_chat()
    await chat.open(Advice.main)
    shown = chat.shown
    await chat.tap("💡 Ещё совет", shown)
    words = chat.words
    await chat.tap("💡 Ещё совет", shown)
    assert chat.words == words
    assert len(chat.advice.said) == 2
    await chat.tap("💡 Ещё совет")
    assert len(chat.advice.said) == 3


async def test_the_day_has_its_advice_until_it_is_turned_down() -> None:
    chat = create_chat()
    await chat.open(Advice.main)
    first = chat.words
    await chat.open(Advice.main)
    assert chat.words == first
    await chat.tap("👎")
    await chat.open(Advice.main)
    assert chat.words != first


@pytest.mark.parametrize("locale", LOCALES)
async def test_when_all_was_said_it_is_told_warmly_and_when_more_comes(locale: str) -> None:
    chat = create_chat(locale)
    for number, piece in enumerate(load_library()):
        chat.advice.say(number, piece, NOON - timedelta(days=1 + number % 20))
    await chat.open(Advice.main)
    assert "🤗" in chat.words
    assert {"ru": "1 декабря", "uk": "1 грудня", "en": "1 December"}[locale] in chat.words
    assert chat.bus.count(RateAdvice) == 0


async def test_all_turned_down() -> None:
    chat = create_chat()
    for number, piece in enumerate(load_library()):
        chat.advice.say(number, piece, NOON - timedelta(days=90), "unhelpful")
    await chat.open(Advice.main)
    assert "🤗" in chat.words
    assert "вернётся" not in chat.words


async def test_what_helped_is_kept_page_by_page() -> None:
    chat = create_chat()
    pieces = list(load_library())
    for number in range(7):
        chat.advice.say(number, pieces[number], NOON - timedelta(days=40 + number), "helpful")
    await chat.open(Advice.kept)
    assert "Что помогло</b>: 7" in chat.words
    assert "1/2" in chat.buttons
    await chat.tap("▶️")
    assert "2/2" in chat.buttons
    await chat.tap(load_library()[pieces[6]].ru.title)
    assert load_library()[pieces[6]].ru.text in chat.words
    await chat.tap("🗂")
    await chat.tap("⬅️")
    assert load_library()[pieces[6]].ru.text in chat.words


async def test_a_worker_that_is_away_can_be_asked_again() -> None:
    chat = create_chat()
    choose = chat.bus.answers[AskAdvice]

    def away(_: AskAdvice) -> None:
        raise CommandPending

    chat.bus.answers[AskAdvice] = away
    await chat.open(Advice.main)
    assert "не получилось" in chat.words
    chat.bus.answers[AskAdvice] = choose
    await chat.tap("🔄")
    assert "📚" in chat.words


async def test_advice_leads_to_the_room_it_speaks_of() -> None:
    chat = create_chat()
    rooms = {
        Topic.PLANNING: "📅",
        Topic.STARTING: "📅",
        Topic.FOCUS: "🍅",
        Topic.ENERGY: "🍅",
        Topic.HABITS: "🌱",
        Topic.GOALS: "🎯",
        Topic.LEARNING: "🎯",
        Topic.RHYTHM: "🪞",
    }
    assert set(rooms) == set(Topic)
    for number, (topic, sign) in enumerate(rooms.items()):
        piece = next(one.id for one in load_library().values() if one.topic is topic)
        chat.advice.say(number, piece, NOON)
        await chat.open(Advice.main, {"advice_id": f"{number:032x}"})
        leading = [button for button in chat.buttons if button[:1] in "📅🍅🌱🎯🪞"]
        assert [button[:1] for button in leading] == [sign]
