"""Walking through the review: where the person is, next, back, and the end."""

from datetime import date, timedelta
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Row
from babel.dates import format_interval

from bot import undo
from bot.context import act_of, reader_of, speaker_of, today_of
from bot.dialogs.advice.asking import ask
from bot.dialogs.reviews.facts import week_facts
from bot.dialogs.reviews.states import STEPS, WeeklyReview
from bot.dialogs.reviews.undo import undo_button
from bot.navigation import to_menu
from bot.texts import L
from core.reviews.contracts import FinishReview, GoToStep, OpenReview
from core.reviews.rules import week_of

_FULL, _EMPTY = "▰", "▱"


def week_shown(manager: DialogManager) -> date:
    """The Monday of the week this review is of."""
    kept = manager.dialog_data.get("week")
    return date.fromisoformat(kept) if kept else week_of(today_of(manager))


def week_words(manager: DialogManager, week: date) -> str:
    """«16–22 нояб.»."""
    last = week + timedelta(days=6)
    return str(format_interval(week, last, "MMMd", locale=speaker_of(manager).locale))


async def head(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What every step shows: its number, the bar, and whether there is something to take back."""
    state = dialog_manager.current_context().state
    number = STEPS.index(state) + 1
    return {
        "number": number,
        "steps": len(STEPS),
        "bar": _FULL * number + _EMPTY * (len(STEPS) - number),
        "can_undo": undo.can_undo(dialog_manager),
    }


async def begin(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Begin, or go on where it was left."""
    view = await act_of(manager)(OpenReview(user_id=speaker_of(manager).id))
    manager.dialog_data["week"] = view.week.isoformat()
    undo.forget(manager)
    await manager.switch_to(STEPS[view.step])


async def onward(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    number = STEPS.index(manager.current_context().state) + 1
    await (_finish(manager) if number == len(STEPS) else _go(manager, number))


async def back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    number = STEPS.index(manager.current_context().state) - 1
    if number >= 0:
        await _go(manager, number)
    else:
        await manager.switch_to(WeeklyReview.main)


async def _go(manager: DialogManager, number: int) -> None:
    person, week = speaker_of(manager).id, week_shown(manager)
    await act_of(manager)(GoToStep(user_id=person, week=week, step=number))
    undo.forget(manager)
    await manager.switch_to(STEPS[number])


async def _finish(manager: DialogManager) -> None:
    """Keep the week's figures, and have a piece of advice to end with."""
    speaker, week = speaker_of(manager), week_shown(manager)
    facts = await week_facts(reader_of(manager), speaker)
    await act_of(manager)(FinishReview(user_id=speaker.id, week=week, facts=facts))
    answer = await ask(manager)
    manager.dialog_data["advice_id"] = answer.card.id.hex if answer.card else None
    undo.forget(manager)
    await manager.switch_to(WeeklyReview.done)


def walk(step: State) -> tuple[Any, ...]:
    """The buttons every step has; each step has its own, so that two taps are not two steps."""
    number = STEPS.index(step)
    return (
        undo_button(),
        Row(
            Button(L("button-back"), id=f"back{number}", on_click=back),
            Button(L("weekly-onward"), id=f"onward{number}", on_click=onward),
        ),
        to_menu(),
    )
