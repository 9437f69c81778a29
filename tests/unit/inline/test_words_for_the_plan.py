"""The day's plan is offered to whoever types its name, in any of the languages."""

from collections.abc import Awaitable, Callable

import pytest
from dishka import AsyncContainer

from bot.inline.handlers import InlineResultBuilder
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.deep_links import LinkBuilder
from tests.factories.people import OWNER_ID, OWNER_NUMBER
from tests.support.clocks import StillClock
from tests.support.desk import Desk
from tests.support.user_data import UserData, build_user

Offered = Callable[..., Awaitable[list[str]]]


async def _username() -> str:
    return "playground_bot"


@pytest.fixture
async def offered(desk: Desk, container: AsyncContainer, clock: StillClock) -> Offered:
    """Titles of what a person with two tasks is offered."""
    data = UserData(desk, clock, OWNER_ID)
    await data.add(build_user(OWNER_NUMBER, onboarded_at=clock.now()))
    for number, title in enumerate(("План отпуска", "Plan B")):
        await data.add_task(number, title, clock.now().date())
    reader = QueryRunner(container, clock)
    builder = InlineResultBuilder(
        CurrentUser(await data.get_profile()), reader, LinkBuilder(b"key", _username)
    )

    async def search(words: str, offset: int = 0) -> list[str]:
        found, _ = await builder.search_results(words, offset)
        return [one.title for one in found]

    return search


@pytest.mark.parametrize(
    "words", ["план", "ПЛАН дня", "пла", "план на сьогодні", "Plan", "the day's plan", "Сегодня"]
)
async def test_the_plan_comes_first(offered: Offered, words: str) -> None:
    assert (await offered(words))[0] == "📅 План на сегодня"


async def test_tasks_with_the_word_come_after_it(offered: Offered) -> None:
    assert await offered("план") == ["📅 План на сегодня", "План отпуска"]


@pytest.mark.parametrize("words", ["пл", "планы", "отпуск", "plan b"])
async def test_other_words_find_other_things(offered: Offered, words: str) -> None:
    assert "📅 План на сегодня" not in await offered(words)


async def test_it_is_on_the_first_page_only(offered: Offered) -> None:
    assert "📅 План на сегодня" not in await offered("план", offset=20)
