"""What the windows of advice show."""

from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager
from babel.dates import format_date

from bot.ui.cards.advice import build_advice_data, get_advice_title
from bot.ui.context import get_current_user
from bot.ui.current_user import QueryRunner
from bot.ui.pagers import calculate_page
from core.advice.contracts import AdviceCard
from core.advice.queries import AdviceQueries

PAGE_SIZE = 6
_MAX_TITLE_LENGTH = 48


async def get_main_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The piece at hand; `none` when all of them rest, `later` when none could be chosen."""
    data, current_user = dialog_manager.dialog_data, get_current_user(dialog_manager)
    card = await _load_card(dialog_manager, query_runner)
    said = build_advice_data(card, current_user) if card else None
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


async def _load_card(manager: DialogManager, query_runner: QueryRunner) -> AdviceCard | None:
    advice_id = manager.dialog_data.get("advice_id")
    if advice_id is None:
        return None
    async with query_runner(AdviceQueries) as queries:
        return await queries.get_card(UUID(hex=advice_id), get_current_user(manager).id)


async def get_saved_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """A page of what helped."""
    current_user = get_current_user(dialog_manager)
    async with query_runner(AdviceQueries) as queries:
        total = await queries.count_helpful(current_user.id)
        first, page = calculate_page(dialog_manager, total, PAGE_SIZE)
        cards = await queries.list_helpful(current_user.id, first, PAGE_SIZE)
    named = [(get_advice_title(card, current_user), card) for card in cards]
    return page | {
        "total": total,
        "kept": [
            (f"{name[:_MAX_TITLE_LENGTH]} · {_format_day(card, dialog_manager)}", card.id.hex)
            for name, card in named
            if name
        ],
        "empty": not total,
    }


def _format_day(card: AdviceCard, manager: DialogManager) -> str:
    current_user = get_current_user(manager)
    return format_date(
        current_user.to_local_time(card.given_at), "d MMM", locale=current_user.locale
    )
