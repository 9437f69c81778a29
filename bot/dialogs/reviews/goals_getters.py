"""What the goals windows show."""

from collections.abc import Iterable
from typing import Any

from aiogram_dialog import DialogManager

from bot.ui.cards.goal_lines import calculate_percent, format_number
from bot.ui.cards.task_lines import shorten_title
from bot.ui.context import get_current_user
from bot.ui.current_user import CurrentUser, QueryRunner
from core.career.contracts.goals import GoalCard, KeyResult
from core.career.movement import GoalMovementQueries
from core.career.queries import GoalQueries
from core.career.result_moves import calculate_next_value
from core.overviews.week_facts import WEEK

MAX_GOALS, MAX_BUTTONS, _MAX_TITLE_LENGTH = 5, 8, 30


async def get_goals_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The nearest goals, how far they are and whether they moved this week."""
    current_user = get_current_user(dialog_manager)
    person = current_user.id
    async with query_runner(GoalQueries) as queries:
        goals, reached = await queries.list_open_cards(person), await queries.count_reached(person)
    cards = goals[:MAX_GOALS]
    async with query_runner(GoalMovementQueries) as movement:
        moves = await movement.count_moves_since(person, query_runner.clock.now() - WEEK)
    return {
        "lines": [
            {
                "title": card.title,
                "percent": calculate_percent(card.progress) if card.progress is not None else -1,
                "moves": moves[card.id],
            }
            for card in cards
        ],
        "some": bool(cards),
        "empty": not cards,
        "more": len(goals) - len(cards),
        "reached": reached,
        "measured": any(card.results for card in cards),
        "moves": list(_build_move_choices(cards, current_user))[:MAX_BUTTONS],
    }


def _build_move_choices(
    cards: Iterable[GoalCard], current_user: CurrentUser
) -> Iterable[tuple[str, str]]:
    """Captions and codes: a key result with the value it becomes, or a goal's next milestone."""
    for card in cards:
        for result in card.results:
            to = calculate_next_value(result.start, result.target, result.current)
            if to is not None:
                title = shorten_title(result.title, _MAX_TITLE_LENGTH)
                now, then = (format_number(n, current_user) for n in (result.current, to))
                yield f"📈 {title}: {now} → {then}", _encode_move(result, to)
        for milestone in card.milestones:
            if milestone.done_at is None:
                yield f"☑️ {shorten_title(milestone.title, _MAX_TITLE_LENGTH)}", milestone.id.hex
                break


def _encode_move(result: KeyResult, value: float) -> str:
    return f"{result.id.hex}:{_format_value(value)}"


def _format_value(value: float) -> str:
    return f"{value:.9g}"
