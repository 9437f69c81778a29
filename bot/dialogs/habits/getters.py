"""What the list and the card of a habit show."""

from datetime import date
from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.context import reader_of, speaker_of, today_of
from bot.dialogs.habits import lines
from bot.dialogs.habits.clocks import hour_toggles
from bot.notices.focus_cards import bar
from bot.notices.habit_cards import number, progress
from bot.paging import on_page
from bot.speaker import Reader, Speaker
from core.habits.contracts import (
    FREEZE_PRICE,
    MOST_FREEZES,
    HabitCard,
    Pause,
    TimesAWeek,
)
from core.habits.queries import HabitQueries
from core.kit.errors import NotFound
from core.texts import day_name


async def habit_list(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """A page of the person's habits."""
    speaker, today = speaker_of(dialog_manager), today_of(dialog_manager)
    async with reader(HabitQueries) as queries:
        cards = await queries.active(speaker.id, today)
    shown, pager = on_page(dialog_manager, cards)
    due = [card for card in cards if card.checked_today or card.week[-1] in ("open", "part")]
    cards_mode = bool(dialog_manager.dialog_data.get("cards"))
    return pager | {
        "lines": [lines.line(card, speaker) for card in shown],
        "ticks": [(lines.button(card, speaker), lines.list_code(card)) for card in shown],
        "cards": [(lines.short(card.title), card.id.hex) for card in shown],
        "legend": lines.legend(today, speaker.locale),
        "due": len(due),
        "done": sum(card.checked_today for card in due),
        "empty": not cards,
        "some": bool(cards),
        "ticking": not cards_mode,
        "can_open": bool(cards) and not cards_mode,
        "opening": bool(cards) and cards_mode,
    }


async def archive(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """A page of what was put away."""
    speaker, today = speaker_of(dialog_manager), today_of(dialog_manager)
    async with reader(HabitQueries) as queries:
        put_away = await queries.archived(speaker.id, today)
    shown, pager = on_page(dialog_manager, put_away)
    cards = [(lines.short(card.title), card.id.hex) for card in shown]
    return pager | {
        "cards": cards,
        "count": len(put_away),
        "empty": not put_away,
        "some": bool(put_away),
    }


async def chosen(manager: DialogManager) -> HabitCard:
    """The habit the card speaks of. Raises NotFound."""
    speaker = speaker_of(manager)
    habit_id = UUID(hex=manager.dialog_data["habit_id"])
    async with reader_of(manager)(HabitQueries) as queries:
        card = await queries.card(habit_id, speaker.id, today_of(manager))
    if card is None:
        raise NotFound("habit")
    return card


async def habit_card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The card, and which buttons make sense for it."""
    card, speaker = await chosen(dialog_manager), speaker_of(dialog_manager)
    return {
        "title": card.title,
        "kind": card.kind,
        "schedule": lines.schedule(card.schedule, speaker),
        "counted": lines.counted(card.kind, card.target, card.unit, speaker),
        "goal": lines.counted("at_least", card.goal, card.unit, speaker) if card.goal else "",
        "progress": progress(card, card.amount, speaker) if card.kind != "yes_no" else "",
        "remind": lines.times(card.remind_times),
        "streak": card.streak,
        "best": card.best_streak,
        "this_week": lines.this_week(card, speaker),
        "in_weeks": isinstance(card.schedule, TimesAWeek),
        "in_days": not isinstance(card.schedule, TimesAWeek),
        "strength": round(100 * card.strength),
        "bar": bar(card.strength),
        "legend": lines.legend(card.today, speaker.locale),
        "strip": lines.strip(card),
        "note": card.note or "",
        "ticks": lines.ticks(card, speaker),
        "active": not card.archived,
        "archived": card.archived,
        "counts": card.kind != "yes_no" and not card.archived,
        "hour_toggles": hour_toggles(card.remind_times),
        **_rests(card, speaker),
        **_step(card, speaker),
    }


def _rests(card: HabitCard, speaker: Speaker) -> dict[str, Any]:
    """Days off, the pause and the freezes."""
    skipped, pause = card.week[-1] == "skip", card.pause
    lasts = pause is not None and pause.first <= card.today
    return {
        "pause": pause_words(pause, card.today, speaker) if pause else "",
        "paused": pause is not None,
        "skipped": skipped and not lasts,
        "can_skip": not card.archived and not lasts and card.week[-1] in ("open", "off"),
        "freezes": card.freezes,
        "points": card.points,
        "price": FREEZE_PRICE,
        "most": MOST_FREEZES,
        "can_buy": card.points >= FREEZE_PRICE and card.freezes < MOST_FREEZES,
        "frozen_code": str(card.freezes),
    }


def _step(card: HabitCard, speaker: Speaker) -> dict[str, Any]:
    """The micro-step that is offered."""
    step = card.step
    shown = step is not None and not card.archived
    return {
        "step": number(step.target, speaker) if step else "",
        "unit": card.unit or "",
        "step_up": shown and step is not None and step.up,
        "step_down": shown and step is not None and not step.up,
        "stepping": shown,
    }


def pause_words(pause: Pause, today: date, speaker: Speaker) -> str:
    """«с завтра по 5 декабря», «до возвращения»."""
    first = day_name(speaker.locale, pause.first, today)
    if pause.last is None:
        return speaker.text("habit-pause-open", first=first)
    last = day_name(speaker.locale, pause.last, today)
    return speaker.text("habit-pause-range", first=first, last=last)
