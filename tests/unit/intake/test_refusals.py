"""What those are told whose updates are dropped: once a window, in their language."""

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.methods import AnswerCallbackQuery, SendMessage, TelegramMethod
from dishka import Provider, Scope, make_async_container

from bot.runtime.profiles import ProfileCache
from bot.runtime.refusal_notifier import WINDOW_SECONDS, RefusalNotifier
from bot.ui.current_user import QueryRunner
from core.texts import get_text
from core.users.queries import UserQueries
from tests.support.clocks import StillClock
from tests.unit.intake.test_admission import message, press

TOO_FAST = get_text("ru", "error-too-fast")


class Telling(Bot):
    """Remembers what it was asked to send."""

    def __init__(self) -> None:
        super().__init__("1:token")
        self.told: list[TelegramMethod[Any]] = []

    async def __call__(
        self, method: TelegramMethod[Any], request_timeout: int | None = None
    ) -> Any:
        self.told.append(method)
        return True


class Nobody:
    """UserQueries of an empty table."""

    async def get_profile(self, _: object) -> None:
        return None


@pytest.fixture
def refusals() -> RefusalNotifier:
    people = Provider(scope=Scope.REQUEST)
    people.provide(Nobody, provides=UserQueries)
    clock = StillClock()
    profiles = ProfileCache(QueryRunner(make_async_container(people), clock))
    return RefusalNotifier(Telling(), profiles, clock)


async def told(refusals: RefusalNotifier, *updates: dict[str, Any]) -> list[TelegramMethod[Any]]:
    """What is told of these updates."""
    assert isinstance(refusals.bot, Telling)
    refusals.bot.told.clear()
    before = asyncio.all_tasks()
    for raw in updates:
        refusals.notify_sender(raw)
    await asyncio.gather(*asyncio.all_tasks() - before)
    return refusals.bot.told


async def test_hundreds_of_refusals_are_one_message_a_window(refusals: RefusalNotifier) -> None:
    flood = [message(1) for _ in range(300)]
    for raw in flood:
        raw["message"]["from"]["language_code"] = "ru"
    (one,) = await told(refusals, *flood, press(1))
    assert isinstance(one, SendMessage)
    assert (one.chat_id, one.text) == (1, TOO_FAST)
    assert len(await told(refusals, message(2))) == 1, "another person has a window of their own"
    assert isinstance(refusals.clock, StillClock)
    refusals.clock.shift(seconds=WINDOW_SECONDS)
    assert len(await told(refusals, message(1), message(1))) == 1


async def test_a_press_is_answered_by_a_toast(refusals: RefusalNotifier) -> None:
    (one,) = await told(refusals, press(1), press(1))
    assert isinstance(one, AnswerCallbackQuery)
    assert one.text
    assert len(one.text) <= 200


async def test_groups_and_queries_hear_nothing(refusals: RefusalNotifier) -> None:
    typed = {"update_id": 1, "inline_query": {"id": "1", "from": {"id": 1}, "query": ""}}
    edited = {"update_id": 2, "edited_message": message(1)["message"]}
    assert await told(refusals, message(1, chat={"id": -100}), typed, edited) == []
    assert len(await told(refusals, message(1))) == 1, "silence spends no window"
