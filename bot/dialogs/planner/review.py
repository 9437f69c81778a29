"""The window in which the evening's leftovers are chosen: some or all go to the next day."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Start
from aiogram_dialog.widgets.text import Format

from bot.dialogs.planner.back import create_back_button
from bot.routes import Review, Spread
from bot.ui.cards.plan_lines import format_bullets
from bot.ui.choosers import create_select
from bot.ui.context import get_command_executor, get_current_user, get_local_today, get_query_runner
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.item_codes import ID
from bot.ui.navigation import create_menu_button
from bot.ui.overdue import get_overdue_data
from bot.ui.planning import build_shifts_to_day, get_next_day, open_planning
from bot.ui.texts import I18nText
from core.planner.contracts import AcceptPlan, UndoPlan
from core.tasks.contracts.views import TaskCard
from core.texts import format_day

MAX_TASKS, MAX_DONE_LINES = 20, 8


def get_reviewed_day(manager: DialogManager) -> date:
    """The day that is looked back on: today unless the message was of another one."""
    start = manager.start_data
    text = start.get("day") if isinstance(start, dict) else None
    return date.fromisoformat(text) if text else get_local_today(manager)


async def get_leftovers_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """What is open still, each with a tick when it is chosen; or what became of it."""
    data, current_user = dialog_manager.dialog_data, get_current_user(dialog_manager)
    today, day = get_local_today(dialog_manager), get_reviewed_day(dialog_manager)
    name = format_day(current_user.locale, get_next_day(day, today), today)
    for key in ("moved", "returned"):
        if data.get(key):
            words = current_user.translate_html(f"review-{key}", count=data["count"], day=name)
            return {"words": words, key: True}
    async with open_planning(query_runner, current_user) as planning:
        cards, done = await planning.list_leftovers(day), await planning.list_completed(day)
    chosen = _filter_chosen(dialog_manager, cards)
    key = "review-choose" if cards else "review-nothing"
    return {
        "words": "\n".join(
            [
                *_format_done_tasks(current_user, done),
                current_user.translate_html(key, count=len(cards), day=name),
            ]
        ),
        "tasks": [_build_task_choice(card, card in chosen) for card in cards[:MAX_TASKS]],
        "count": len(chosen),
        "any": bool(chosen),
        "all": len(cards),
        "open": bool(cards),
        "day": name,
    }


def _format_done_tasks(current_user: CurrentUser, cards: Sequence[TaskCard]) -> list[str]:
    return [
        current_user.translate_html("evening-done", count=len(cards)),
        *format_bullets(cards, current_user, MAX_DONE_LINES),
        "",
    ]


def _build_task_choice(card: TaskCard, is_chosen: bool) -> tuple[str, str]:
    return f"{'☑️' if is_chosen else '⬜️'} {' '.join(card.title.split())[:48]}", card.id.hex


def _filter_chosen(manager: DialogManager, cards: Sequence[TaskCard]) -> list[TaskCard]:
    ids = set(manager.dialog_data.get("chosen", ()))
    return [card for card in cards if card.id.hex in ids]


async def toggle_task(_: CallbackQuery, __: Any, manager: DialogManager, task_id: str) -> None:
    chosen = list(manager.dialog_data.get("chosen", ()))
    if task_id in chosen:
        chosen.remove(task_id)
    else:
        chosen.append(task_id)
    manager.dialog_data["chosen"] = chosen


async def move_chosen(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _move_tasks(manager, only_chosen=True)


async def move_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _move_tasks(manager, only_chosen=False)


async def _move_tasks(manager: DialogManager, *, only_chosen: bool) -> None:
    """The tasks that are open at this moment; a second tap finds it done."""
    if manager.dialog_data.get("moved"):
        return
    day, today = get_reviewed_day(manager), get_local_today(manager)
    async with open_planning(get_query_runner(manager), get_current_user(manager)) as planning:
        cards = await planning.list_leftovers(day)
    shifts = build_shifts_to_day(
        _filter_chosen(manager, cards) if only_chosen else cards, get_next_day(day, today)
    )
    if not shifts:
        return
    command = AcceptPlan(
        user_id=get_current_user(manager).id,
        plan_id=uuid4(),
        kind="evening",
        day=day,
        shifts=shifts,
    )
    plan = await get_command_executor(manager)(command)
    manager.dialog_data.update(moved=plan.id.hex, count=len(shifts), chosen=[])
    manager.dialog_data.pop("returned", None)


async def undo_move(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    moved = manager.dialog_data.pop("moved", None)
    if moved is not None:
        await get_command_executor(manager)(
            UndoPlan(user_id=get_current_user(manager).id, plan_id=UUID(hex=moved))
        )
        manager.dialog_data["returned"] = True


async def reopen_review(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.pop("returned", None)


_TASK_SELECT = create_select("task", "tasks", toggle_task, when="open", codes=ID)
main_window = Window(
    Format("{words}"),
    Column(_TASK_SELECT),
    Button(I18nText("review-move-chosen"), id="chosen", on_click=move_chosen, when="any"),
    Button(I18nText("review-move-all"), id="all", on_click=move_all, when="open"),
    Button(I18nText("review-undo"), id="undo", on_click=undo_move, when="moved"),
    Button(I18nText("review-again"), id="again", on_click=reopen_review, when="returned"),
    Start(I18nText("spread-offer"), id="spread", state=Spread.main, when="pile"),
    Row(create_back_button(), create_menu_button()),
    state=Review.main,
    getter=(get_overdue_data, get_leftovers_data),
)


def create_dialog() -> Dialog:
    return Dialog(main_window)
