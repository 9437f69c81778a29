"""The window that spreads overdue tasks over the coming days: preview, accept, undo."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.context import act_of, speaker_of, today_of
from bot.dialogs.planner.back import go_back
from bot.dialogs.planner.draft import Draft, drop, keep, kept
from bot.dialogs.planner.states import Spread
from bot.hints import Hint, hint
from bot.navigation import to_menu
from bot.notices.plan_words import moves
from bot.planning import Planning, planning
from bot.speaker import Reader
from bot.texts import L
from core.planner.contracts import UndoPlan


async def shown(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """Where the overdue tasks would go, or where they went."""
    speaker, done = speaker_of(dialog_manager), dialog_manager.dialog_data.get("done")
    if dialog_manager.dialog_data.get("undone"):  # they are on their way back
        return {"words": speaker.rich("spread-undone"), "undone": True}
    async with planning(reader, speaker) as desk:
        words = await (_done_words(desk, done) if done else _draft_words(dialog_manager, desk))
    draft = kept(dialog_manager)
    return {
        "words": "\n".join(words),
        "acceptable": draft is not None and bool(draft.shifts),
        "done": bool(done),
    }


async def _draft_words(manager: DialogManager, desk: Planning) -> list[str]:
    draft, speaker = kept(manager), desk.speaker
    if draft is None or draft.day != desk.today:
        draft = keep(manager, Draft.of_pile(await desk.spread(), desk.today))
    if not draft.shifts:
        return [speaker.rich("spread-nothing")]
    cards = await desk.tasks.these(speaker.id, draft.ids)
    lines = [speaker.rich("spread-text", count=len(draft.shifts)), ""]
    lines += moves(draft.shifts, cards, speaker, desk.today)
    return [*lines, speaker.rich("spread-rest", count=draft.others)] if draft.others else lines


async def _done_words(desk: Planning, plan_id: str) -> list[str]:
    plan = await desk.plans.one(UUID(hex=plan_id), desk.speaker.id)
    if plan is None:
        return [desk.speaker.rich("spread-nothing")]
    head = desk.speaker.rich("spread-done", count=len(plan.shifts))
    return [head, "", *moves(plan.shifts, await desk.cards(plan), desk.speaker, desk.today)]


async def accept(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Accept the preview; one of another day is made anew first."""
    draft = kept(manager)
    if draft is None:
        return
    drop(manager)
    if draft.day != today_of(manager):
        hint(manager, "plan-renewed")
        return
    await act_of(manager)(draft.command(speaker_of(manager).id))
    manager.dialog_data["done"] = draft.plan_id.hex


async def undo(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back to the days they were on."""
    done = manager.dialog_data.pop("done", None)
    if done is not None:
        await act_of(manager)(UndoPlan(user_id=speaker_of(manager).id, plan_id=UUID(hex=done)))
        manager.dialog_data["undone"] = True


async def again(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.pop("undone", None)
    drop(manager)


main = Window(
    Hint(),
    Format("{words}"),
    Button(L("spread-accept"), id="accept", on_click=accept, when="acceptable"),
    Button(L("spread-undo"), id="undo", on_click=undo, when="done"),
    Button(L("spread-again"), id="again", on_click=again, when="undone"),
    Row(go_back(), to_menu()),
    state=Spread.main,
    getter=shown,
)


def create_dialog() -> Dialog:
    return Dialog(main)
