"""The ready-made goals say in each language what the grammar of goals understands."""

from datetime import date

import pytest

from bot.dialogs.career.new_goal_handlers import IDEA_CODES
from core.career.parse.goals import parse_goal
from core.texts import LOCALES, get_text

TODAY = date(2026, 2, 10)


@pytest.mark.parametrize("idea", IDEA_CODES)
def test_an_idea_is_the_same_goal_in_every_language(idea: str) -> None:
    goals = [parse_goal(get_text(locale, f"goal-idea-line-{idea}"), TODAY) for locale in LOCALES]
    [shape] = {
        (
            goal.deadline,
            goal.horizon,
            tuple(one.target for one in goal.results),
            len(goal.milestones),
        )
        for goal in goals
    }
    assert shape[0] is not None
    assert shape[2]
    assert all(len(goal.title) > 5 for goal in goals)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_example_on_the_page_is_understood(locale: str) -> None:
    page = get_text(locale, "goal-new")
    example = page.splitlines()[1].strip(" .«»“”")
    goal = parse_goal(example, TODAY)
    assert goal.deadline == date(2026, 11, 30)
    assert (goal.results[0].target, len(goal.milestones)) == (500, 1)
