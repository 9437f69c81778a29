"""Advice as a person sees it: why it came, rating it, another one, what helped."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from bot.routes import Advice
from core.advice.contracts import AskAdvice, RateAdvice, Rating, Signal, Topic
from core.advice.library import load_library
from core.advice.models import GivenAdvice
from core.kit.nats.commands import CommandPending
from core.texts import LOCALES
from tests.fakes.chat import Chat, CreateChat
from tests.fakes.stage import NOON
from tests.support.texts import text


async def interrupt_focus(chat: Chat) -> None:
    """Six of nine sessions of the last days were given up."""
    for number in range(9):
        started_at = NOON - timedelta(hours=2 * number + 2)
        end = "stopped" if number < 6 else "finished"
        await chat.data.add_focus(number, started_at, 25, end=end)


async def give_advice(
    chat: Chat, number: int, piece: str, at: datetime, rating: Rating | None = None
) -> None:
    """Advice that was given before."""
    given: Any = {"id": UUID(int=number), "piece": piece, "given_at": at, "rating": rating}
    await chat.data.add(
        GivenAdvice(user_id=chat.user_id, signal=Signal.ANY, count=0, total=0, **given)
    )


async def list_given(chat: Chat) -> list[GivenAdvice]:
    return await chat.data.list_rows(GivenAdvice)


@pytest.mark.parametrize(
    ("locale", "reason"),
    [
        ("ru", "за неделю 6 из 9 помидоров прерваны"),
        ("uk", "за тиждень 6 з 9 помідорів перервано"),
        ("en", "6 of 9 pomodoros this week were interrupted"),
    ],
)
async def test_the_reason_and_the_source_are_told(
    create_chat: CreateChat, locale: str, reason: str
) -> None:
    chat = await create_chat(locale)
    await interrupt_focus(chat)
    await chat.open(Advice.main)
    [given] = await list_given(chat)
    piece = load_library()[given.piece]
    assert reason in chat.words
    assert piece.get_wording(locale).title in chat.words
    assert piece.source.split(",")[0] in chat.words


async def test_rating_and_taking_it_back(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(Advice.main)
    await chat.tap("👍")
    assert chat.bus.last(RateAdvice).rating == "helpful"
    assert "Буду чаще советовать похожее" in chat.words
    await chat.tap("↩️")
    assert chat.bus.last(RateAdvice).rating is None
    await chat.tap("👎")
    assert "Больше этот совет не покажу" in chat.words
    assert [given.rating for given in await list_given(chat)] == ["unhelpful"]


async def test_a_double_tap_brings_one_piece_more(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(Advice.main)
    shown = chat.shown
    await chat.tap(text("advice-another"), shown)
    words = chat.words
    await chat.tap(text("advice-another"), shown)
    assert chat.words == words
    assert len(await list_given(chat)) == 2
    await chat.tap(text("advice-another"))
    assert len(await list_given(chat)) == 3


async def test_the_day_has_its_advice_until_it_is_turned_down(create_chat: CreateChat) -> None:
    chat = await create_chat()
    await chat.open(Advice.main)
    first = chat.words
    await chat.open(Advice.main)
    assert chat.words == first
    await chat.tap("👎")
    await chat.open(Advice.main)
    assert chat.words != first


@pytest.mark.parametrize("locale", LOCALES)
async def test_when_all_was_said_it_is_told_warmly_and_when_more_comes(
    create_chat: CreateChat, locale: str
) -> None:
    chat = await create_chat(locale)
    for number, piece in enumerate(load_library()):
        await give_advice(chat, number, piece, NOON - timedelta(days=1 + number % 20))
    await chat.open(Advice.main)
    assert "🤗" in chat.words
    assert {"ru": "1 декабря", "uk": "1 грудня", "en": "1 December"}[locale] in chat.words
    assert chat.bus.count(RateAdvice) == 0


async def test_all_turned_down(create_chat: CreateChat) -> None:
    chat = await create_chat()
    for number, piece in enumerate(load_library()):
        await give_advice(chat, number, piece, NOON - timedelta(days=90), "unhelpful")
    await chat.open(Advice.main)
    assert "🤗" in chat.words
    assert "вернётся" not in chat.words


async def test_what_helped_is_kept_page_by_page(create_chat: CreateChat) -> None:
    chat = await create_chat()
    pieces = list(load_library())
    for number in range(7):
        await give_advice(
            chat, number, pieces[number], NOON - timedelta(days=40 + number), "helpful"
        )
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


async def test_a_worker_that_is_away_can_be_asked_again(create_chat: CreateChat) -> None:
    chat = await create_chat()

    def away(_: AskAdvice) -> None:
        raise CommandPending

    chat.bus.answers[AskAdvice] = away
    await chat.open(Advice.main)
    assert "не получилось" in chat.words
    chat.bus.answers.clear()
    await chat.tap("🔄")
    assert "📚" in chat.words


async def test_advice_leads_to_the_room_it_speaks_of(create_chat: CreateChat) -> None:
    chat = await create_chat()
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
        await give_advice(chat, number, piece, NOON)
        await chat.open(Advice.main, {"advice_id": f"{number:032x}"})
        leading = [button for button in chat.buttons if button[:1] in "📅🍅🌱🎯🪞"]
        assert [button[:1] for button in leading] == [sign]
