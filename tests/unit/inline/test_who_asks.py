"""An inline query makes nobody known; an unknown person may get acquainted, in their own
language."""

from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.methods import AnswerInlineQuery, TelegramMethod
from aiogram.types import InlineQuery, Update, User
from dishka import Provider, Scope, make_async_container

from bot import inline
from bot.runtime.middlewares.current_user import CurrentUserMiddleware
from bot.runtime.profiles import ProfileCache
from bot.ui.current_user import QueryRunner
from bot.ui.deep_links import LinkBuilder
from core.users.queries import UserQueries
from tests.support.clocks import StillClock
from tests.support.parts import use_parts


class Answering(Bot):
    """Remembers the answers."""

    def __init__(self) -> None:
        super().__init__("1:token")
        self.answers: list[AnswerInlineQuery] = []

    async def __call__(
        self, method: TelegramMethod[Any], request_timeout: int | None = None
    ) -> Any:
        assert isinstance(method, AnswerInlineQuery)
        self.answers.append(method)
        return True


class Nobody:
    """UserQueries of an empty table."""

    async def get_profile(self, _: object) -> None:
        return None


class NoBus:
    """Nothing may be written."""

    async def execute(self, command: object, *, command_id: object) -> Any:
        raise AssertionError(command)


async def _username() -> str:
    return "playground_bot"


@pytest.mark.parametrize(
    ("language", "words"), [("ru", "Познакомиться"), ("uk", "Познайомитися"), ("pt", "Get to know")]
)
async def test_a_stranger(language: str, words: str) -> None:
    people = Provider(scope=Scope.REQUEST)
    people.provide(Nobody, provides=UserQueries)
    query_runner, bus, bot = (
        QueryRunner(make_async_container(people), StillClock()),
        NoBus(),
        Answering(),
    )
    dispatcher = Dispatcher()
    use_parts(dispatcher, query_runner.container, {LinkBuilder: LinkBuilder(b"key", _username)})
    dispatcher.update.outer_middleware(
        CurrentUserMiddleware(query_runner, bus, ProfileCache(query_runner))
    )
    dispatcher.include_router(inline.create_router())
    user = User(id=7, is_bot=False, first_name="Ира", language_code=language)
    query = InlineQuery(id="1", from_user=user, query="молоко", offset="")
    await dispatcher.feed_update(bot, Update(update_id=1, inline_query=query))
    (answer,) = bot.answers
    assert answer.results == []
    assert answer.button is not None
    assert words in answer.button.text
    assert (answer.cache_time, answer.is_personal) == (0, True)


def test_inline_queries_are_among_the_updates_asked_for() -> None:
    dispatcher = Dispatcher()
    dispatcher.include_router(inline.create_router())
    assert "inline_query" in dispatcher.resolve_used_update_types()
