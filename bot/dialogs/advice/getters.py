"""What the windows of advice show."""

from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager
from babel.dates import format_date

from bot.context import speaker_of
from bot.dialogs.advice.faces import face, title
from bot.paging import page_at
from bot.speaker import Reader
from core.advice.contracts import AdviceCard
from core.advice.queries import AdviceQueries

PAGE = 6
_LONGEST = 48


async def main(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The piece at hand; `none` when all of them rest, `later` when none could be chosen."""
    data, speaker = dialog_manager.dialog_data, speaker_of(dialog_manager)
    card = await _card(dialog_manager, reader)
    said = face(card, speaker) if card else None
    if card is None or said is None:
        when = data.get("again_on")
        return {
            "none": "again_on" in data,
            "later": "again_on" not in data,
            "when": when or "never",
        }
    return said | {
        "some": True,
        "next": [card.id.hex],
        "rating": card.rating or "none",
        "refused": card.rating == "unhelpful",
        f"to_{said['room']}": True,
    }


async def _card(manager: DialogManager, reader: Reader) -> AdviceCard | None:
    advice_id = manager.dialog_data.get("advice_id")
    if advice_id is None:
        return None
    async with reader(AdviceQueries) as queries:
        return await queries.card(UUID(hex=advice_id), speaker_of(manager).id)


async def kept(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """A page of what helped."""
    speaker = speaker_of(dialog_manager)
    async with reader(AdviceQueries) as queries:
        total = await queries.count_helpful(speaker.id)
        first, page = page_at(dialog_manager, total, PAGE)
        cards = await queries.helpful(speaker.id, first, PAGE)
    named = [(title(card, speaker), card) for card in cards]
    return page | {
        "total": total,
        "kept": [
            (f"{name[:_LONGEST]} · {_day(card, dialog_manager)}", card.id.hex)
            for name, card in named
            if name
        ],
        "empty": not total,
    }


def _day(card: AdviceCard, manager: DialogManager) -> str:
    speaker = speaker_of(manager)
    return format_date(speaker.local(card.given_at), "d MMM", locale=speaker.locale)
