"""What the windows of goals show."""

from datetime import date
from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.context import reader_of, speaker_of, today_of
from bot.dialogs.career import lines
from bot.dialogs.career.fed import Fed, fed, with_tasks
from bot.dialogs.career.goal_pictures import share_of, way
from bot.paging import on_page
from bot.pictures import drawn
from bot.speaker import Reader, Speaker
from bot.undo import can_undo
from core.career.contracts import GoalCard, KeyResult
from core.career.queries import GoalQueries, SkillQueries
from core.kit.errors import NotFound
from core.pictures.progress import progress

SHOWN, CAPTIONED = 6, 5


async def goal_list(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """A page of the goals that are neither archived nor deleted."""
    speaker, today = speaker_of(dialog_manager), today_of(dialog_manager)
    async with reader(GoalQueries) as queries:
        goals = await queries.active(speaker.id)
    page, pages = on_page(dialog_manager, goals)
    shown = await with_tasks(dialog_manager, page)
    return pages | {
        "goals": [(lines.goal_button(goal, today), goal.id.hex) for goal in shown],
        "lines": [lines.goal_line(goal, today, speaker) for goal in shown],
        "open": sum(goal.reached_at is None for goal in goals),
        "reached": sum(goal.reached_at is not None for goal in goals),
        "empty": not goals,
        "some": bool(goals),
    }


async def archive(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """A page of what was put away: goals, then skills."""
    speaker, today = speaker_of(dialog_manager), today_of(dialog_manager)
    async with reader(GoalQueries) as queries:
        goals = await queries.archived(speaker.id)
    async with reader(SkillQueries) as skills:
        learned = await skills.archived(speaker.id)
    kept = [(lines.goal_button(goal, today), f"g{goal.id.hex}") for goal in goals]
    kept += [(f"🧠 {lines.short(skill.title)}", f"s{skill.id.hex}") for skill in learned]
    shown, pages = on_page(dialog_manager, kept)
    return pages | {"kept": shown, "empty": not kept, "some": bool(kept)}


def goal_id_of(manager: DialogManager) -> UUID:
    return UUID(hex=manager.dialog_data["goal_id"])


async def chosen_goal(manager: DialogManager) -> GoalCard:
    """The goal the window speaks of. Raises NotFound."""
    async with reader_of(manager)(GoalQueries) as queries:
        card = await queries.card(goal_id_of(manager), speaker_of(manager).id)
    if card is None:
        raise NotFound("goal")
    return card


async def goal_card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The goal, its measures, what feeds it, and which buttons make sense."""
    card, speaker = await chosen_goal(dialog_manager), speaker_of(dialog_manager)
    today, feeding = today_of(dialog_manager), await fed(dialog_manager, card)
    done = sum(one.done_at is not None for one in card.milestones)
    results = [lines.result_line(one, speaker) for one in card.results]
    return (
        _head(card, feeding, today, lines.deadline_words(card.deadline, today, speaker))
        | _feeding(feeding)
        | {
            "results": results,
            "some_results": bool(results),
            "moves": [
                (f"📈 {lines.short(one['title'], 20)} · {one['figures']}", one["id"])
                for one in results
            ],
            "milestones": [
                {"mark": "☑️" if one.done_at else "▫️", "title": lines.short(one.title, 80)}
                for one in sorted(card.milestones, key=lambda one: one.done_at is not None)[:SHOWN]
            ],
            "ticked": done,
            "steps": len(card.milestones),
            "some_milestones": bool(card.milestones),
            "more": len(card.milestones) - SHOWN,
            "more_milestones": len(card.milestones) > SHOWN,
        }
        | _state(card, dialog_manager)
    )


def _head(card: GoalCard, feeding: Fed, today: date, deadline: str) -> dict[str, Any]:
    share = share_of(card, feeding)
    measured = card.progress is not None or feeding.tasks_share is not None or share == 1.0
    left = (card.deadline - today).days if card.deadline else 0
    counting = card.deadline is not None and card.reached_at is None
    return {
        "title": card.title,
        "horizon": card.horizon,
        "deadline": deadline,
        "bar": lines.bar(share),
        "percent": lines.percent(share),
        "measured": measured,
        "left": left,
        "past": -left,
        "has_left": counting and left >= 0,
        "is_past": counting and left < 0,
    }


def _feeding(feeding: Fed) -> dict[str, Any]:
    return {
        "tasks_done": feeding.tasks_done,
        "tasks": feeding.tasks_told,
        "habit_ticks": feeding.habit_ticks,
        "habit_days": feeding.habit_days,
        "habit_strength": round(100 * feeding.habit_strength),
        "minutes": feeding.minutes,
        "has_tasks": feeding.tasks_told > 0,
        "has_habits": bool(feeding.habits),
        "has_minutes": feeding.minutes > 0,
    }


def _state(card: GoalCard, manager: DialogManager) -> dict[str, Any]:
    active = not card.archived and not card.deleted
    return {
        "active": active,
        "archived": card.archived and not card.deleted,
        "deleted": card.deleted,
        "reached": card.reached_at is not None,
        "can_reach": active and card.reached_at is None,
        "can_reopen": active and card.reached_at is not None,
        "undoable": active and can_undo(manager),
    }


async def goal_picture(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """Progress over time as a picture; drawn off the event loop."""
    card, speaker = await chosen_goal(dialog_manager), speaker_of(dialog_manager)
    async with reader(GoalQueries) as queries:
        values = await queries.values(card.id, speaker.id)
    today, feeding = today_of(dialog_manager), await fed(dialog_manager, card)
    picture = await drawn(speaker, progress, way(card, feeding, values, speaker, today))
    return {
        "picture": picture,
        "title": card.title,
        "percent": lines.percent(share_of(card, feeding)),
        "results": [_caption(one, speaker) for one in card.results[:CAPTIONED]],
        "some_results": bool(card.results),
    }


def _caption(one: KeyResult, speaker: Speaker) -> dict[str, Any]:
    """A line below a picture, where there is little room."""
    return lines.result_line(one, speaker) | {"title": lines.short(one.title, 60)}
