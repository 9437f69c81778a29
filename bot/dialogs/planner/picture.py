"""The window that shows a day's plan as a sheet of hours; its words are the caption."""

from collections.abc import Sequence
from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Row, SwitchTo
from aiogram_dialog.widgets.media import DynamicMedia
from aiogram_dialog.widgets.text import Format

from bot.context import speaker_of
from bot.dialogs.planner.day_getters import chosen_day
from bot.dialogs.planner.draft import kept
from bot.dialogs.planner.states import Planner
from bot.navigation import to_menu
from bot.notices.plan_words import Cards, timeline
from bot.pictures import drawn
from bot.planning import planning
from bot.speaker import Reader
from bot.texts import L
from core.pictures.day import Block, DaySheet, Look, day_sheet
from core.planner.contracts import Slot
from core.texts import day_name
from core.texts.markup import plain

CAPTION_LINES = 8


async def picture(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The plan that was on the window before this one; drawn off the event loop."""
    speaker, draft = speaker_of(dialog_manager), kept(dialog_manager)
    async with planning(reader, speaker) as desk:
        day = chosen_day(dialog_manager, desk)
        held = None if draft else await desk.plans.of_day(speaker.id, day)
        slots = draft.slots if draft else held.slots if held else ()
        cards = await desk.tasks.these(speaker.id, [slot.task_id for slot in slots])
    title = speaker.rich("plan-title", day=day_name(speaker.locale, day, desk.today))
    span, known = desk.hours.span(day), [slot for slot in slots if slot.task_id in cards]
    done = sum(cards[slot.task_id].completed_at is not None for slot in known)
    sheet = DaySheet(
        title=plain(title).partition(" ")[2],
        note=speaker.text("plan-picture-note", done=done, total=len(known)),
        start=span.start,
        end=span.end,
        blocks=_blocks(known, cards),
        now=desk.now if day == desk.today else None,
    )
    picture = await drawn(speaker, day_sheet, sheet)
    caption = [title, *timeline(slots, cards, speaker, most=CAPTION_LINES)]
    return {"picture": picture, "words": "\n".join(caption)}


def _blocks(slots: Sequence[Slot], cards: Cards) -> list[Block]:
    return [
        Block(cards[slot.task_id].title, slot.start, slot.end, _look(slot, cards)) for slot in slots
    ]


def _look(slot: Slot, cards: Cards) -> Look:
    if cards[slot.task_id].completed_at is not None:
        return "done"
    return "fixed" if slot.fixed else "planned"


window = Window(
    DynamicMedia("picture"),
    Format("{words}"),
    Row(SwitchTo(L("button-back"), id="back", state=Planner.day), to_menu()),
    state=Planner.picture,
    getter=picture,
)
