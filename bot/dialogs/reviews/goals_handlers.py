"""What a tap or a text does in the goals windows."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid5

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.reviews.goals_getters import MAX_GOALS
from bot.dialogs.reviews.step_handlers import UNDO_STORE
from bot.ui.context import get_command_executor, get_current_user, get_query_runner
from bot.ui.hints import show_hint
from core.career.contracts.goals import MAX_AMOUNT, GoalCard
from core.career.contracts.parts import MoveKeyResult, TickMilestone, UndoMove, UntickMilestone
from core.career.parse.amounts import expand_amounts, parse_move
from core.career.queries import GoalQueries
from core.career.result_moves import find_named_result
from core.language.sanitizing import sanitize_text

_MAX_TEXT_LENGTH = 200


async def move_result(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """A second tap on the same button moves nothing more."""
    part, _colon, to = code.partition(":")
    cards = await _load_shown_goals(manager)
    part_id = UUID(hex=part)
    goal = next((card for card in cards if _has_part(card, part_id)), None)
    if goal is None:
        return
    if not to:
        await _tick_milestone(manager, goal.id, part_id)
        return
    move_id = uuid5(part_id, f"{manager.current_context().id}:{to}")
    await _save_move(manager, goal.id, part_id, move_id, float(to))


async def handle_move_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«Книги 7», «Книги +2»; the number alone when there is one key result only."""
    words = expand_amounts(sanitize_text(message.text or "")[:_MAX_TEXT_LENGTH])
    cards = await _load_shown_goals(manager)
    said, meant = parse_move(words), find_named_result(cards, words)
    if said is None or meant is None:
        show_hint(manager, "weekly-goal-value-please")
        return
    goal, result = meant
    value = said.apply(result.current)
    move_id = uuid5(result.id, get_command_executor(manager).origin)
    await _save_move(manager, goal.id, result.id, move_id, max(-MAX_AMOUNT, min(MAX_AMOUNT, value)))


async def _load_shown_goals(manager: DialogManager) -> Sequence[GoalCard]:
    async with get_query_runner(manager)(GoalQueries) as queries:
        return (await queries.list_open_cards(get_current_user(manager).id))[:MAX_GOALS]


async def _save_move(
    manager: DialogManager, goal_id: UUID, result_id: UUID, move_id: UUID, value: float
) -> None:
    where = {"user_id": get_current_user(manager).id, "goal_id": goal_id, "move_id": move_id}
    await get_command_executor(manager)(MoveKeyResult(**where, result_id=result_id, value=value))
    UNDO_STORE.save_command(manager, UndoMove(**where))


async def _tick_milestone(manager: DialogManager, goal_id: UUID, milestone_id: UUID) -> None:
    which = {
        "user_id": get_current_user(manager).id,
        "goal_id": goal_id,
        "milestone_id": milestone_id,
    }
    await get_command_executor(manager)(TickMilestone(**which))
    UNDO_STORE.save_command(manager, UntickMilestone(**which))


def _has_part(card: GoalCard, part_id: UUID) -> bool:
    results = (result.id for result in card.results)
    return part_id in {*results, *(milestone.id for milestone in card.milestones)}
