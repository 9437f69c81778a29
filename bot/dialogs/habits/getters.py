"""What the list and the card of a habit show."""

import asyncio
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager

from bot.context import reader_of, speaker_of, today_of
from bot.dialogs.habits import lines
from bot.pictures import Picture
from bot.speaker import Reader, Speaker
from core.habits.contracts import HabitCard, HabitLine
from core.habits.queries import HabitQueries
from core.kit.errors import NotFound
from core.pictures.heatmap import Words, Year, heatmap

PAGE = 8


async def habit_list(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """A page of the person's habits."""
    speaker, today = speaker_of(dialog_manager), today_of(dialog_manager)
    async with reader(HabitQueries) as queries:
        cards = await queries.active(speaker.id, today, speaker.profile.zone)
    pages = max(1, -(-len(cards) // PAGE))
    page = min(max(0, int(dialog_manager.dialog_data.get("page", 0))), pages - 1)
    dialog_manager.dialog_data["page"] = page
    shown = cards[page * PAGE : (page + 1) * PAGE]
    due = [card for card in cards if card.checked_today or card.week[-1] == "open"]
    cards_mode = bool(dialog_manager.dialog_data.get("cards"))
    return {
        "lines": [lines.line(card) for card in shown],
        "ticks": [(lines.button(card), _tick(card)) for card in shown],
        "cards": [(lines.short(card.title), card.id.hex) for card in shown],
        "legend": lines.legend(today, speaker.locale),
        "due": len(due),
        "done": sum(card.checked_today for card in due),
        "empty": not cards,
        "some": bool(cards),
        "ticking": not cards_mode,
        "can_open": bool(cards) and not cards_mode,
        "opening": bool(cards) and cards_mode,
        "page": page + 1,
        "pages": pages,
        "paged": pages > 1,
    }


def _tick(card: HabitLine) -> str:
    return lines.tick_code(card, card.today, done=card.checked_today)


async def chosen(manager: DialogManager) -> HabitCard:
    """The habit the card speaks of. Raises NotFound."""
    speaker = speaker_of(manager)
    habit_id = UUID(hex=manager.dialog_data["habit_id"])
    async with reader_of(manager)(HabitQueries) as queries:
        today, zone = today_of(manager), speaker.profile.zone
        card = await queries.card(habit_id, speaker.id, today, zone)
    if card is None:
        raise NotFound("habit")
    return card


async def habit_card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The card, and which buttons make sense for it."""
    card, speaker = await chosen(dialog_manager), speaker_of(dialog_manager)
    remind = card.remind_time
    return {
        "title": card.title,
        "schedule": lines.schedule(card.weekdays, speaker),
        "remind": f"{remind:%H:%M}" if remind else "off",
        "streak": card.streak,
        "best": card.best_streak,
        "legend": lines.legend(card.today, speaker.locale),
        "strip": lines.strip(card),
        "ticks": lines.ticks(card, speaker),
        "active": not card.archived,
        "archived": card.archived,
    }


async def habit_picture(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The year as a picture; drawn off the event loop."""
    card, speaker = await chosen(dialog_manager), speaker_of(dialog_manager)
    async with reader(HabitQueries) as queries:
        days = await queries.days(card.id, speaker.id)
    zone = ZoneInfo(speaker.profile.zone)
    created = card.created_at.astimezone(zone).date()
    year = Year(days=days, weekdays=card.weekdays, created=created, today=card.today)
    drawn = await asyncio.to_thread(
        heatmap,
        card.title,
        year,
        streak=card.streak,
        best=card.best_streak,
        locale=speaker.locale,
        words=_words(card, speaker),
    )
    return {
        "picture": Picture(drawn),
        "title": card.title,
        "streak": card.streak,
        "best": card.best_streak,
        "percent": year.percent(),
    }


def _words(card: HabitCard, speaker: Speaker) -> Words:
    return Words(
        streak=speaker.text("habit-picture-streak", streak=card.streak),
        best=speaker.text("habit-picture-best"),
        percent=speaker.text("habit-picture-percent"),
        untitled=speaker.text("habit-picture-untitled"),
    )
