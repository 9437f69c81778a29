"""What the window of a day's plan shows."""

from datetime import date
from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.planner.plan_draft import PlanDraft, clear_draft, get_draft, save_draft
from bot.ui.cards.plan_lines import (
    TaskCardsById,
    format_bullets,
    format_clock,
    format_duration,
    format_moves,
    format_timeline,
)
from bot.ui.context import get_current_user
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.planning import open_planning
from core.overviews.planning import UserPlanning
from core.overviews.task_plans import count_done
from core.planner.contracts import PlanView
from core.planner.rules import find_clashes
from core.texts import format_day

MAX_LEFTOVERS = 5


async def get_day_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The accepted plan of the day, or a proposal."""
    manager, current_user = dialog_manager, get_current_user(dialog_manager)
    if manager.dialog_data.get("undone"):  # what was moved is on its way back
        return {"words": current_user.translate_html("plan-undone"), "undone": True}
    async with open_planning(query_runner, current_user) as planning:
        chosen = get_chosen_day(manager, planning)
        held = await planning.plans.get_by_day(current_user.id, chosen)
        if held is not None and not manager.dialog_data.get("anew"):
            clear_draft(manager)
            manager.dialog_data["held"] = held.id.hex
            words = format_accepted_plan(held, await planning.load_plan_cards(held), planning)
        else:
            manager.dialog_data.pop("held", None)
            draft = await _get_or_create_draft(manager, planning, chosen)
            words = format_proposal(
                draft, await planning.tasks.get_many(current_user.id, draft.task_ids), planning
            )
    proposed = get_draft(manager)
    return {
        "words": "\n".join(words),
        "drawable": bool(proposed.slots) if proposed else held is not None and bool(held.slots),
        "acceptable": proposed is not None and bool(proposed.slots or proposed.shifts),
        "accepted": proposed is None,
        "proposed": proposed is not None,
        "for_today": chosen == planning.local_today,
        "for_later": chosen != planning.local_today,
    }


def get_chosen_day(manager: DialogManager, planning: UserPlanning) -> date:
    """The day the person chose, while it has not passed."""
    text = manager.dialog_data.get("day")
    day = date.fromisoformat(text) if text else planning.get_day_to_plan()
    return day if day >= planning.local_today else planning.local_today


async def _get_or_create_draft(
    manager: DialogManager, planning: UserPlanning, day: date
) -> PlanDraft:
    draft = get_draft(manager)
    if (
        draft is None
        or draft.day != day
        or draft.is_stale(planning.local_now, planning.local_today)
    ):
        draft = save_draft(manager, PlanDraft.from_proposal(await planning.propose_plan(day)))
    return draft


def format_proposal(draft: PlanDraft, cards: TaskCardsById, planning: UserPlanning) -> list[str]:
    current_user = CurrentUser(planning.profile)
    lines = [_format_title(planning, draft.day), _format_capacity(draft, planning), ""]
    if not draft.slots and not draft.shifts:
        lines.append(current_user.translate_html("plan-nothing"))
    lines += format_timeline(draft.slots, cards, current_user)
    for first, second in find_clashes(draft.slots)[:3]:
        if first in cards and second in cards:
            pair = {"first": cards[first].title[:60], "second": cards[second].title[:60]}
            lines.append(current_user.translate_html("plan-clash", **pair))
    if draft.shifts:
        lines += ["", current_user.translate_html("plan-will-move")]
        lines += format_moves(draft.shifts, cards, current_user, planning.local_today)
    return lines + _format_leftovers(draft, cards, planning)


def _format_title(planning: UserPlanning, day: date) -> str:
    current_user = CurrentUser(planning.profile)
    return current_user.translate_html(
        "plan-title", day=format_day(current_user.locale, day, planning.local_today)
    )


def _format_capacity(draft: PlanDraft, planning: UserPlanning) -> str:
    """How much time there is and how much it takes."""
    current_user = CurrentUser(planning.profile)
    span = planning.working_hours.get_span(draft.day)
    over = draft.needed > draft.free
    key = (
        "plan-capacity-over" if over else "plan-capacity" if draft.needed else "plan-capacity-free"
    )
    return current_user.translate_html(
        key,
        hours=f"{format_clock(span.start)}–{format_clock(span.end)}",
        free=format_duration(current_user, draft.free),
        needed=format_duration(current_user, draft.needed),
    )


def _format_leftovers(draft: PlanDraft, cards: TaskCardsById, planning: UserPlanning) -> list[str]:
    """What is due and has no room on any day, what may wait, what has to."""
    current_user = CurrentUser(planning.profile)
    known = [cards[one] for one in draft.left if one in cards]
    long = [card for card in known if card.due_date is not None]
    lines = [""]
    lines += [
        current_user.translate_html("plan-too-long", title=card.title[:60])
        for card in long[:MAX_LEFTOVERS]
    ]
    undated = [card for card in known if card.due_date is None]
    if undated:
        lines.append(current_user.translate_html("plan-undated"))
        lines += format_bullets(undated, current_user, MAX_LEFTOVERS)
    if draft.blocked:
        lines.append(current_user.translate_html("plan-blocked", count=draft.blocked))
    if draft.others:
        lines.append(current_user.translate_html("plan-more", count=draft.others))
    return lines if len(lines) > 1 else []


def format_accepted_plan(plan: PlanView, cards: TaskCardsById, planning: UserPlanning) -> list[str]:
    """The plan that holds: what is done is ticked, what went elsewhere is told."""
    current_user = CurrentUser(planning.profile)
    at = format_clock(current_user.to_local_time(plan.accepted_at))
    done = count_done(plan.slots, cards)
    text = current_user.translate_html("plan-accepted", at=at, done=done, total=len(plan.slots))
    lines = [_format_title(planning, plan.day), text, ""]
    lines += format_timeline(plan.slots, cards, current_user, planning.local_now)
    if plan.shifts:
        lines += ["", current_user.translate_html("plan-moved")]
        lines += format_moves(plan.shifts, cards, current_user, planning.local_today)
    return lines
