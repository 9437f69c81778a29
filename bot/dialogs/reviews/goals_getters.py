"""What the goals windows show."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.ui.cards.goal_lines import calculate_percent, format_number
from bot.ui.cards.task_lines import shorten_title
from bot.ui.context import get_current_user
from bot.ui.current_user import CurrentUser, QueryRunner
from core.career.contracts.goals import GoalCard, KeyResult
from core.career.movement import GoalMovementQueries
from core.career.queries import GoalQueries
from core.overviews.week_facts import WEEK
from core.reviews.rules import calculate_next_value

MAX_GOALS, MAX_BUTTONS, _MAX_TITLE_LENGTH = 5, 8, 30

_NON_LETTERS_PATTERN = re.compile(r"[\W\d_]+")


async def get_goals_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The nearest goals, how far they are and whether they moved this week."""
    current_user = get_current_user(dialog_manager)
    person = current_user.id
    cards, total, reached = await load_goal_cards(query_runner, person)
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
        "more": total - len(cards),
        "reached": reached,
        "measured": any(card.results for card in cards),
        "moves": list(_build_move_choices(cards, current_user))[:MAX_BUTTONS],
    }


async def load_goal_cards(
    query_runner: QueryRunner, user_id: UUID
) -> tuple[list[GoalCard], int, int]:
    """The first unreached goals, whole, how many there are, and how many are reached."""
    async with query_runner(GoalQueries) as queries:
        lines = await queries.list_active(user_id)
        ahead = [line for line in lines if line.reached_at is None]
        found = [await queries.get_card(line.id, user_id) for line in ahead[:MAX_GOALS]]
    return [card for card in found if card is not None], len(ahead), len(lines) - len(ahead)


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


def find_named_result(cards: Iterable[GoalCard], text: str) -> tuple[GoalCard, KeyResult] | None:
    """The one key result whose name holds the words, or stands in them; whatever their case."""
    name = " ".join(_NON_LETTERS_PATTERN.sub(" ", text).split()).casefold()
    named = [(one.title.casefold(), card, one) for card in cards for one in card.results]
    found = [(card, one) for title, card, one in named if name in title]
    found = found or [(card, one) for title, card, one in named if title in name]
    return found[0] if len(found) == 1 else None
