"""The window that spreads overdue tasks over the coming days: preview, accept, undo."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.planner.back import create_back_button
from bot.dialogs.planner.draft import PlanDraft, clear_draft, get_draft, save_draft
from bot.routes import Spread
from bot.ui.cards.plan_lines import format_moves
from bot.ui.context import get_command_executor, get_current_user, get_local_today
from bot.ui.current_user import QueryRunner
from bot.ui.hints import HintText, show_hint
from bot.ui.navigation import create_menu_button
from bot.ui.planning import PlanningService, open_planning
from bot.ui.texts import I18nText
from core.planner.contracts import UndoPlan


async def get_spread_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """Where the overdue tasks would go, or where they went."""
    current_user, done = get_current_user(dialog_manager), dialog_manager.dialog_data.get("done")
    if dialog_manager.dialog_data.get("undone"):  # they are on their way back
        return {"words": current_user.translate_html("spread-undone"), "undone": True}
    async with open_planning(query_runner, current_user) as planning:
        words = await (
            _format_accepted(planning, done) if done else _format_draft(dialog_manager, planning)
        )
    draft = get_draft(dialog_manager)
    return {
        "words": "\n".join(words),
        "acceptable": draft is not None and bool(draft.shifts),
        "done": bool(done),
    }


async def _format_draft(manager: DialogManager, planning: PlanningService) -> list[str]:
    draft, current_user = get_draft(manager), planning.current_user
    if draft is None or draft.day != planning.local_today:
        draft = save_draft(
            manager, PlanDraft.from_spread(await planning.spread_overdue(), planning.local_today)
        )
    if not draft.shifts:
        return [current_user.translate_html("spread-nothing")]
    cards = await planning.tasks.get_many(current_user.id, draft.task_ids)
    lines = [current_user.translate_html("spread-text", count=len(draft.shifts)), ""]
    lines += format_moves(draft.shifts, cards, current_user, planning.local_today)
    return (
        [*lines, current_user.translate_html("spread-rest", count=draft.others)]
        if draft.others
        else lines
    )


async def _format_accepted(planning: PlanningService, plan_id: str) -> list[str]:
    plan = await planning.plans.get_plan(UUID(hex=plan_id), planning.current_user.id)
    if plan is None:
        return [planning.current_user.translate_html("spread-nothing")]
    head = planning.current_user.translate_html("spread-done", count=len(plan.shifts))
    return [
        head,
        "",
        *format_moves(
            plan.shifts,
            await planning.load_plan_cards(plan),
            planning.current_user,
            planning.local_today,
        ),
    ]


async def accept_spread(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Accept the preview; one of another day is made anew first."""
    draft = get_draft(manager)
    if draft is None:
        return
    clear_draft(manager)
    if draft.day != get_local_today(manager):
        show_hint(manager, "plan-renewed")
        return
    await get_command_executor(manager)(draft.build_command(get_current_user(manager).id))
    manager.dialog_data["done"] = draft.plan_id.hex


async def undo_spread(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back to the days they were on."""
    done = manager.dialog_data.pop("done", None)
    if done is not None:
        await get_command_executor(manager)(
            UndoPlan(user_id=get_current_user(manager).id, plan_id=UUID(hex=done))
        )
        manager.dialog_data["undone"] = True


async def renew_spread(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.pop("undone", None)
    clear_draft(manager)


main_window = Window(
    HintText(),
    Format("{words}"),
    Button(I18nText("spread-accept"), id="accept", on_click=accept_spread, when="acceptable"),
    Button(I18nText("spread-undo"), id="undo", on_click=undo_spread, when="done"),
    Button(I18nText("spread-again"), id="again", on_click=renew_spread, when="undone"),
    Row(create_back_button(), create_menu_button()),
    state=Spread.main,
    getter=get_spread_data,
)


def create_dialog() -> Dialog:
    return Dialog(main_window)
