"""The day's plan is offered to whoever types its name, in any of the languages."""

from datetime import date
from uuid import UUID

import pytest

from bot.inline.handlers import InlineResultBuilder
from bot.ui.current_user import CurrentUser
from bot.ui.deep_links import LinkBuilder
from core.tasks.contracts.views import TaskCard
from tests.fakes.habits import FakeHabits
from tests.fakes.people import profile
from tests.fakes.stage import NOON, FixedClock, reader_of
from tests.fakes.tasks import FakeTasks


async def _username() -> str:
    return "playground_bot"


async def offered(words: str, offset: int = 0) -> list[str]:
    """Titles of what a person with two tasks is offered."""
    clock = FixedClock()
    todo, habits = FakeTasks(clock.now, profile), FakeHabits(clock, profile)
    for number, title in enumerate(("План отпуска", "Plan B")):
        task = TaskCard(
            id=UUID(int=number), title=title, created_at=NOON, due_date=date(2026, 11, 21)
        )
        todo.put(task)
    reader = reader_of((todo, habits), clock)
    found, _ = await InlineResultBuilder(
        CurrentUser(profile()), reader, LinkBuilder(b"key", _username)
    ).search_results(words, offset)
    return [one.title for one in found]


@pytest.mark.parametrize(
    "words", ["план", "ПЛАН дня", "пла", "план на сьогодні", "Plan", "the day's plan", "Сегодня"]
)
async def test_the_plan_comes_first(words: str) -> None:
    assert (await offered(words))[0] == "📅 План на сегодня"


async def test_tasks_with_the_word_come_after_it() -> None:
    assert await offered("план") == ["📅 План на сегодня", "План отпуска"]


@pytest.mark.parametrize("words", ["пл", "планы", "отпуск", "plan b"])
async def test_other_words_find_other_things(words: str) -> None:
    assert "📅 План на сегодня" not in await offered(words)


async def test_it_is_on_the_first_page_only() -> None:
    assert "📅 План на сегодня" not in await offered("план", offset=20)
