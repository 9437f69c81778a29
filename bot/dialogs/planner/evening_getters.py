"""What the evening windows show."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from aiogram_dialog import DialogManager

from bot.ui.cards.plan_lines import format_bullets
from bot.ui.context import get_current_user, get_local_today
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.planning import open_planning
from core.overviews.task_plans import get_next_day
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
    chosen = filter_chosen(dialog_manager, cards)
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


def filter_chosen(manager: DialogManager, cards: Sequence[TaskCard]) -> list[TaskCard]:
    ids = set(manager.dialog_data.get("chosen", ()))
    return [card for card in cards if card.id.hex in ids]
