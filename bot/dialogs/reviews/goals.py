"""The first step: goals, each key result one tap further."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from aiogram.types import CallbackQuery, ContentType, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Column, Start
from aiogram_dialog.widgets.text import List

from bot.dialogs.reviews import steps
from bot.dialogs.reviews.facts import WEEK
from bot.dialogs.reviews.undo import UNDO_STORE
from bot.routes import NewGoal, WeeklyReview
from bot.ui.cards.goal_lines import calculate_percent, format_number
from bot.ui.cards.task_lines import shorten_title
from bot.ui.choosers import create_select
from bot.ui.context import get_command_executor, get_current_user, get_query_runner
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.hints import HintText, show_hint
from bot.ui.item_codes import FIGURE, ID
from bot.ui.sanitizing import sanitize_text
from bot.ui.texts import I18nHtml, I18nText
from core.career.contracts.goals import MAX_AMOUNT, GoalCard, KeyResult
from core.career.contracts.parts import MoveKeyResult, TickMilestone, UndoMove, UntickMilestone
from core.career.movement import GoalMovementQueries
from core.career.parse.amounts import expand_amounts, parse_move
from core.career.queries import GoalQueries
from core.reviews.rules import calculate_next_value

MAX_GOALS, MAX_BUTTONS, _MAX_TITLE_LENGTH = 5, 8, 30
_MAX_TEXT_LENGTH = 200
_NON_LETTERS_PATTERN = re.compile(r"[\W\d_]+")


async def get_goals_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The nearest goals, how far they are and whether they moved this week."""
    current_user = get_current_user(dialog_manager)
    person = current_user.id
    cards, total, reached = await _load_goal_cards(query_runner, person)
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


async def _load_goal_cards(
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


async def move_result(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """A second tap on the same button moves nothing more."""
    person, (part, _colon, to) = get_current_user(manager).id, code.partition(":")
    cards, *_counts = await _load_goal_cards(get_query_runner(manager), person)
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
    person, words = (
        get_current_user(manager).id,
        expand_amounts(sanitize_text(message.text or "")[:_MAX_TEXT_LENGTH]),
    )
    cards, *_counts = await _load_goal_cards(get_query_runner(manager), person)
    said, meant = parse_move(words), _find_named_result(cards, words)
    if said is None or meant is None:
        show_hint(manager, "weekly-goal-value-please")
        return
    goal, result = meant
    value = result.current + said.number if said.relative else said.number
    move_id = uuid5(result.id, get_command_executor(manager).origin)
    await _save_move(manager, goal.id, result.id, move_id, max(-MAX_AMOUNT, min(MAX_AMOUNT, value)))


def _find_named_result(cards: Iterable[GoalCard], text: str) -> tuple[GoalCard, KeyResult] | None:
    """The one key result whose name holds the words, or stands in them; whatever their case."""
    name = " ".join(_NON_LETTERS_PATTERN.sub(" ", text).split()).casefold()
    named = [(one.title.casefold(), card, one) for card in cards for one in card.results]
    found = [(card, one) for title, card, one in named if name in title]
    found = found or [(card, one) for title, card, one in named if title in name]
    return found[0] if len(found) == 1 else None


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


goals_window = Window(
    HintText(),
    I18nHtml("weekly-goals"),
    List(I18nHtml("weekly-goal-line"), items="lines", when="some"),
    I18nHtml("weekly-goals-more", when="more"),
    I18nHtml("weekly-goals-type", when="measured"),
    I18nHtml("weekly-goals-empty", when="empty"),
    Column(create_select("m", "moves", move_result, codes=f"{ID}(?::{FIGURE})?")),
    Start(I18nText("weekly-new-goal"), id="new", state=NewGoal.write, when="empty"),
    *steps.create_step_buttons(WeeklyReview.goals),
    MessageInput(handle_move_input, content_types=ContentType.ANY),
    state=WeeklyReview.goals,
    getter=[steps.get_step_data, get_goals_data],
)
