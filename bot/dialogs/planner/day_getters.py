"""What the window of a day's plan shows."""

from datetime import date
from typing import Any

from aiogram_dialog import DialogManager

from bot.context import speaker_of
from bot.dialogs.planner.draft import Draft, drop, keep, kept
from bot.notices.plan_words import Cards, bullets, clock, duration, moves, timeline
from bot.planning import Planning, planning
from bot.speaker import Reader
from core.planner.contracts import PlanView
from core.planner.rules import clashes
from core.texts import day_name

LEFT = 5


async def day(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The accepted plan of the day, or a proposal."""
    manager, speaker = dialog_manager, speaker_of(dialog_manager)
    if manager.dialog_data.get("undone"):  # what was moved is on its way back
        return {"words": speaker.rich("plan-undone"), "undone": True}
    async with planning(reader, speaker) as desk:
        chosen = chosen_day(manager, desk)
        held = await desk.plans.of_day(speaker.id, chosen)
        if held is not None and not manager.dialog_data.get("anew"):
            drop(manager)
            manager.dialog_data["held"] = held.id.hex
            words = accepted_words(held, await desk.cards(held), desk)
        else:
            manager.dialog_data.pop("held", None)
            draft = await _draft(manager, desk, chosen)
            words = proposal_words(draft, await desk.tasks.these(speaker.id, draft.ids), desk)
    proposed = kept(manager)
    return {
        "words": "\n".join(words),
        "drawable": bool(proposed.slots) if proposed else held is not None and bool(held.slots),
        "acceptable": proposed is not None and bool(proposed.slots or proposed.shifts),
        "accepted": proposed is None,
        "proposed": proposed is not None,
        "for_today": chosen == desk.today,
        "for_later": chosen != desk.today,
    }


def chosen_day(manager: DialogManager, desk: Planning) -> date:
    """The day the person chose, while it has not passed."""
    told = manager.dialog_data.get("day")
    day = date.fromisoformat(told) if told else desk.day_to_plan()
    return day if day >= desk.today else desk.today


async def _draft(manager: DialogManager, desk: Planning, day: date) -> Draft:
    draft = kept(manager)
    if draft is None or draft.day != day or draft.stale(desk.now, desk.today):
        draft = keep(manager, Draft.of_day(await desk.propose(day)))
    return draft


def proposal_words(draft: Draft, cards: Cards, desk: Planning) -> list[str]:
    speaker = desk.speaker
    lines = [_title(desk, draft.day), _capacity(draft, desk), ""]
    if not draft.slots and not draft.shifts:
        lines.append(speaker.rich("plan-nothing"))
    lines += timeline(draft.slots, cards, speaker)
    for first, second in clashes(draft.slots)[:3]:
        if first in cards and second in cards:
            pair = {"first": cards[first].title[:60], "second": cards[second].title[:60]}
            lines.append(speaker.rich("plan-clash", **pair))
    if draft.shifts:
        lines += ["", speaker.rich("plan-will-move")]
        lines += moves(draft.shifts, cards, speaker, desk.today)
    return lines + _rest(draft, cards, desk)


def _title(desk: Planning, day: date) -> str:
    return desk.speaker.rich("plan-title", day=day_name(desk.speaker.locale, day, desk.today))


def _capacity(draft: Draft, desk: Planning) -> str:
    """How much time there is and how much it takes."""
    span = desk.hours.span(draft.day)
    over = draft.needed > draft.free
    key = (
        "plan-capacity-over" if over else "plan-capacity" if draft.needed else "plan-capacity-free"
    )
    return desk.speaker.rich(
        key,
        hours=f"{clock(span.start)}–{clock(span.end)}",
        free=duration(desk.speaker, draft.free),
        needed=duration(desk.speaker, draft.needed),
    )


def _rest(draft: Draft, cards: Cards, desk: Planning) -> list[str]:
    """What is due and has no room on any day, what may wait, what has to."""
    known = [cards[one] for one in draft.left if one in cards]
    long = [card for card in known if card.due_date is not None]
    lines = [""]
    lines += [desk.speaker.rich("plan-too-long", title=card.title[:60]) for card in long[:LEFT]]
    undated = [card for card in known if card.due_date is None]
    if undated:
        lines.append(desk.speaker.rich("plan-undated"))
        lines += bullets(undated, desk.speaker, LEFT)
    if draft.blocked:
        lines.append(desk.speaker.rich("plan-blocked", count=draft.blocked))
    if draft.others:
        lines.append(desk.speaker.rich("plan-more", count=draft.others))
    return lines if len(lines) > 1 else []


def accepted_words(plan: PlanView, cards: Cards, desk: Planning) -> list[str]:
    """The plan that holds: what is done is ticked, what went elsewhere is told."""
    speaker = desk.speaker
    at = clock(speaker.local(plan.accepted_at))
    done = sum(
        slot.task_id in cards and cards[slot.task_id].completed_at is not None
        for slot in plan.slots
    )
    told = speaker.rich("plan-accepted", at=at, done=done, total=len(plan.slots))
    lines = [_title(desk, plan.day), told, ""]
    lines += timeline(plan.slots, cards, speaker, desk.now)
    if plan.shifts:
        lines += ["", speaker.rich("plan-moved")]
        lines += moves(plan.shifts, cards, speaker, desk.today)
    return lines
