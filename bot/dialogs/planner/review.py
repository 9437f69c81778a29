"""The window in which the evening's leftovers are chosen: some or all go to the next day."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Start
from aiogram_dialog.widgets.text import Format

from bot.choices import choice
from bot.codes import ID
from bot.context import act_of, reader_of, speaker_of, today_of
from bot.dialogs.planner.back import go_back
from bot.dialogs.planner.offer import pile
from bot.dialogs.planner.states import Review, Spread
from bot.navigation import to_menu
from bot.notices.plan_words import bullets
from bot.planning import next_day, planning, to_day
from bot.speaker import Reader, Speaker
from bot.texts import L
from core.planner.contracts import AcceptPlan, UndoPlan
from core.tasks.contracts import TaskCard
from core.texts import day_name

SHOWN, DONE = 20, 8


def reviewed_day(manager: DialogManager) -> date:
    """The day that is looked back on: today unless the message was of another one."""
    start = manager.start_data
    told = start.get("day") if isinstance(start, dict) else None
    return date.fromisoformat(told) if told else today_of(manager)


async def leftovers(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """What is open still, each with a tick when it is chosen; or what became of it."""
    data, speaker = dialog_manager.dialog_data, speaker_of(dialog_manager)
    today, day = today_of(dialog_manager), reviewed_day(dialog_manager)
    name = day_name(speaker.locale, next_day(day, today), today)
    for key in ("moved", "returned"):
        if data.get(key):
            words = speaker.rich(f"review-{key}", count=data["count"], day=name)
            return {"words": words, key: True}
    async with planning(reader, speaker) as desk:
        cards, done = await desk.left(day), await desk.done(day)
    chosen = _chosen(dialog_manager, cards)
    key = "review-choose" if cards else "review-nothing"
    return {
        "words": "\n".join([*_done(speaker, done), speaker.rich(key, count=len(cards), day=name)]),
        "tasks": [_line(card, card in chosen) for card in cards[:SHOWN]],
        "count": len(chosen),
        "any": bool(chosen),
        "all": len(cards),
        "open": bool(cards),
        "day": name,
    }


def _done(speaker: Speaker, cards: Sequence[TaskCard]) -> list[str]:
    return [speaker.rich("evening-done", count=len(cards)), *bullets(cards, speaker, DONE), ""]


def _line(card: TaskCard, chosen: bool) -> tuple[str, str]:
    return f"{'☑️' if chosen else '⬜️'} {' '.join(card.title.split())[:48]}", card.id.hex


def _chosen(manager: DialogManager, cards: Sequence[TaskCard]) -> list[TaskCard]:
    ids = set(manager.dialog_data.get("chosen", ()))
    return [card for card in cards if card.id.hex in ids]


async def toggle(_: CallbackQuery, __: Any, manager: DialogManager, task_id: str) -> None:
    chosen = list(manager.dialog_data.get("chosen", ()))
    if task_id in chosen:
        chosen.remove(task_id)
    else:
        chosen.append(task_id)
    manager.dialog_data["chosen"] = chosen


async def move_chosen(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _move(manager, only_chosen=True)


async def move_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _move(manager, only_chosen=False)


async def _move(manager: DialogManager, *, only_chosen: bool) -> None:
    """The tasks that are open at this moment; a second tap finds it done."""
    if manager.dialog_data.get("moved"):
        return
    day, today = reviewed_day(manager), today_of(manager)
    async with planning(reader_of(manager), speaker_of(manager)) as desk:
        cards = await desk.left(day)
    shifts = to_day(_chosen(manager, cards) if only_chosen else cards, next_day(day, today))
    if not shifts:
        return
    command = AcceptPlan(
        user_id=speaker_of(manager).id, plan_id=uuid4(), kind="evening", day=day, shifts=shifts
    )
    plan = await act_of(manager)(command)
    manager.dialog_data.update(moved=plan.id.hex, count=len(shifts), chosen=[])
    manager.dialog_data.pop("returned", None)


async def undo(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    moved = manager.dialog_data.pop("moved", None)
    if moved is not None:
        await act_of(manager)(UndoPlan(user_id=speaker_of(manager).id, plan_id=UUID(hex=moved)))
        manager.dialog_data["returned"] = True


async def again(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.pop("returned", None)


_TASKS = choice("task", "tasks", toggle, when="open", codes=ID)
main = Window(
    Format("{words}"),
    Column(_TASKS),
    Button(L("review-move-chosen"), id="chosen", on_click=move_chosen, when="any"),
    Button(L("review-move-all"), id="all", on_click=move_all, when="open"),
    Button(L("review-undo"), id="undo", on_click=undo, when="moved"),
    Button(L("review-again"), id="again", on_click=again, when="returned"),
    Start(L("spread-offer"), id="spread", state=Spread.main, when="pile"),
    Row(go_back(), to_menu()),
    state=Review.main,
    getter=(pile, leftovers),
)


def create_dialog() -> Dialog:
    return Dialog(main)
