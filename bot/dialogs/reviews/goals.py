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

from bot.choices import choice
from bot.codes import FIGURE, ID
from bot.context import act_of, reader_of, speaker_of
from bot.dialogs.career.lines import number, percent
from bot.dialogs.career.states import NewGoal
from bot.dialogs.reviews import steps
from bot.dialogs.reviews.facts import WEEK
from bot.dialogs.reviews.states import WeeklyReview
from bot.dialogs.reviews.undo import BACK
from bot.dialogs.tasks.lines import shorten
from bot.hints import Hint, hint
from bot.speaker import Reader, Speaker
from bot.texts import L, Rich
from bot.words import tidy
from core.career import contracts as c
from core.career.contracts.goals import LARGEST
from core.career.movement import MovementQueries
from core.career.parse.amounts import parse_move, written_out
from core.career.queries import GoalQueries
from core.reviews.rules import next_value

GOALS, BUTTONS, _TITLE = 5, 8, 30
_LONGEST = 200
_NO_LETTERS = re.compile(r"[\W\d_]+")


async def goals(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The nearest goals, how far they are and whether they moved this week."""
    speaker = speaker_of(dialog_manager)
    person = speaker.id
    cards, total, reached = await _cards(reader, person)
    async with reader(MovementQueries) as movement:
        moves = await movement.since(person, reader.clock.now() - WEEK)
    return {
        "lines": [
            {
                "title": card.title,
                "percent": percent(card.progress) if card.progress is not None else -1,
                "moves": moves[card.id],
            }
            for card in cards
        ],
        "some": bool(cards),
        "empty": not cards,
        "more": total - len(cards),
        "reached": reached,
        "measured": any(card.results for card in cards),
        "moves": list(_moves(cards, speaker))[:BUTTONS],
    }


async def _cards(reader: Reader, person: UUID) -> tuple[list[c.GoalCard], int, int]:
    """The first unreached goals, whole, how many there are, and how many are reached."""
    async with reader(GoalQueries) as queries:
        lines = await queries.active(person)
        ahead = [line for line in lines if line.reached_at is None]
        found = [await queries.card(line.id, person) for line in ahead[:GOALS]]
    return [card for card in found if card is not None], len(ahead), len(lines) - len(ahead)


def _moves(cards: Iterable[c.GoalCard], speaker: Speaker) -> Iterable[tuple[str, str]]:
    """Captions and codes: a key result with the value it becomes, or a goal's next milestone."""
    for card in cards:
        for result in card.results:
            to = next_value(result.start, result.target, result.current)
            if to is not None:
                title = shorten(result.title, _TITLE)
                told = f"{number(result.current, speaker)} → {number(to, speaker)}"
                yield f"📈 {title}: {told}", _code(result, to)
        for milestone in card.milestones:
            if milestone.done_at is None:
                yield f"☑️ {shorten(milestone.title, _TITLE)}", milestone.id.hex
                break


def _code(result: c.KeyResult, to: float) -> str:
    return f"{result.id.hex}:{_figure(to)}"


def _figure(value: float) -> str:
    return f"{value:.9g}"


async def move(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """A second tap on the same button moves nothing more."""
    person, (part, _colon, to) = speaker_of(manager).id, code.partition(":")
    cards, *_counts = await _cards(reader_of(manager), person)
    part_id = UUID(hex=part)
    goal = next((card for card in cards if _has(card, part_id)), None)
    if goal is None:
        return
    if not to:
        await _tick(manager, goal.id, part_id)
        return
    move_id = uuid5(part_id, f"{manager.current_context().id}:{to}")
    await _put(manager, goal.id, part_id, move_id, float(to))


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«Книги 7», «Книги +2»; the number alone when there is one key result only."""
    person, words = speaker_of(manager).id, written_out(tidy(message.text or "")[:_LONGEST])
    cards, *_counts = await _cards(reader_of(manager), person)
    said, meant = parse_move(words), _meant(cards, words)
    if said is None or meant is None:
        hint(manager, "weekly-goal-value-please")
        return
    goal, result = meant
    value = result.current + said.number if said.relative else said.number
    move_id = uuid5(result.id, act_of(manager).origin)
    await _put(manager, goal.id, result.id, move_id, max(-LARGEST, min(LARGEST, value)))


def _meant(cards: Iterable[c.GoalCard], words: str) -> tuple[c.GoalCard, c.KeyResult] | None:
    """The one key result whose name holds the words, or stands in them; whatever their case."""
    name = " ".join(_NO_LETTERS.sub(" ", words).split()).casefold()
    named = [(one.title.casefold(), card, one) for card in cards for one in card.results]
    found = [(card, one) for title, card, one in named if name in title]
    found = found or [(card, one) for title, card, one in named if title in name]
    return found[0] if len(found) == 1 else None


async def _put(
    manager: DialogManager, goal_id: UUID, result_id: UUID, move_id: UUID, value: float
) -> None:
    where = {"user_id": speaker_of(manager).id, "goal_id": goal_id, "move_id": move_id}
    await act_of(manager)(c.MoveKeyResult(**where, result_id=result_id, value=value))
    BACK.keep(manager, c.UndoMove(**where))


async def _tick(manager: DialogManager, goal_id: UUID, milestone_id: UUID) -> None:
    which = {"user_id": speaker_of(manager).id, "goal_id": goal_id, "milestone_id": milestone_id}
    await act_of(manager)(c.TickMilestone(**which))
    BACK.keep(manager, c.UntickMilestone(**which))


def _has(card: c.GoalCard, part_id: UUID) -> bool:
    results = (result.id for result in card.results)
    return part_id in {*results, *(milestone.id for milestone in card.milestones)}


window = Window(
    Hint(),
    Rich("weekly-goals"),
    List(Rich("weekly-goal-line"), items="lines", when="some"),
    Rich("weekly-goals-more", when="more"),
    Rich("weekly-goals-type", when="measured"),
    Rich("weekly-goals-empty", when="empty"),
    Column(choice("m", "moves", move, codes=f"{ID}(?::{FIGURE})?")),
    Start(L("weekly-new-goal"), id="new", state=NewGoal.write, when="empty"),
    *steps.walk(WeeklyReview.goals),
    MessageInput(typed, content_types=ContentType.ANY),
    state=WeeklyReview.goals,
    getter=[steps.head, goals],
)
