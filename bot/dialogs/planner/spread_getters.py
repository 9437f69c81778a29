"""What the spread windows show."""

from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.dialogs.planner.plan_draft import PlanDraft, get_draft, save_draft
from bot.ui.cards.plan_lines import format_moves
from bot.ui.context import get_current_user
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.planning import open_planning
from core.overviews.planning import UserPlanning


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


async def _format_draft(manager: DialogManager, planning: UserPlanning) -> list[str]:
    draft, current_user = get_draft(manager), CurrentUser(planning.profile)
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


async def _format_accepted(planning: UserPlanning, plan_id: str) -> list[str]:
    current_user = CurrentUser(planning.profile)
    plan = await planning.plans.get_plan(UUID(hex=plan_id), planning.profile.id)
    if plan is None:
        return [current_user.translate_html("spread-nothing")]
    head = current_user.translate_html("spread-done", count=len(plan.shifts))
    return [
        head,
        "",
        *format_moves(
            plan.shifts,
            await planning.load_plan_cards(plan),
            current_user,
            planning.local_today,
        ),
    ]
