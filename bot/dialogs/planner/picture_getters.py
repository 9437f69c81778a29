"""What the picture windows show."""

from collections.abc import Sequence
from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.planner.day_getters import get_chosen_day
from bot.dialogs.planner.plan_draft import get_draft
from bot.ui.cards.plan_lines import TaskCardsById, format_timeline
from bot.ui.context import get_current_user
from bot.ui.current_user import QueryRunner
from bot.ui.pictures import draw_picture
from bot.ui.planning import open_planning
from core.overviews.task_plans import count_done
from core.pictures.day import BlockStyle, DayChart, TimeBlock, render_day
from core.planner.contracts import Slot
from core.texts import format_day
from core.texts.markup import convert_to_plain_text

MAX_CAPTION_LINES = 8


async def get_picture_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The plan that was on the window before this one; drawn off the event loop."""
    current_user, draft = get_current_user(dialog_manager), get_draft(dialog_manager)
    async with open_planning(query_runner, current_user) as planning:
        day = get_chosen_day(dialog_manager, planning)
        held = None if draft else await planning.plans.get_by_day(current_user.id, day)
        slots = draft.slots if draft else held.slots if held else ()
        cards = await planning.tasks.get_many(current_user.id, [slot.task_id for slot in slots])
    title = current_user.translate_html(
        "plan-title", day=format_day(current_user.locale, day, planning.local_today)
    )
    span, known = (
        planning.working_hours.get_span(day),
        [slot for slot in slots if slot.task_id in cards],
    )
    done = count_done(known, cards)
    sheet = DayChart(
        title=convert_to_plain_text(title).partition(" ")[2],
        note=current_user.translate("plan-picture-note", done=done, total=len(known)),
        start=span.start,
        end=span.end,
        blocks=_build_blocks(known, cards),
        now=planning.local_now if day == planning.local_today else None,
    )
    picture = await draw_picture(current_user, render_day, sheet)
    caption = [title, *format_timeline(slots, cards, current_user, max_slots=MAX_CAPTION_LINES)]
    return {"picture": picture, "words": "\n".join(caption)}


def _build_blocks(slots: Sequence[Slot], cards: TaskCardsById) -> list[TimeBlock]:
    return [
        TimeBlock(cards[slot.task_id].title, slot.start, slot.end, _get_block_style(slot, cards))
        for slot in slots
    ]


def _get_block_style(slot: Slot, cards: TaskCardsById) -> BlockStyle:
    if cards[slot.task_id].completed_at is not None:
        return "done"
    return "fixed" if slot.fixed else "planned"
