"""What the list and the card of a habit show."""

from datetime import date
from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.dialogs.habits.time_widgets import build_hour_toggles
from bot.ui.cards import habit_lines as lines
from bot.ui.cards.focus import format_bar
from bot.ui.cards.habits import format_number, format_progress
from bot.ui.context import get_current_user, get_local_today, get_query_runner
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.pagers import slice_page
from core.habits.contracts.plans import TimesAWeek
from core.habits.contracts.views import FREEZE_PRICE, MAX_FREEZES, HabitCard, Pause
from core.habits.queries import HabitQueries
from core.habits.rules.summaries import list_tick_offers
from core.kit.errors import NotFound
from core.texts import format_day


async def get_habit_list_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """A page of the person's habits."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    async with query_runner(HabitQueries) as queries:
        cards = await queries.list_active(current_user.id, today)
    shown, pager = slice_page(dialog_manager, cards)
    due = [card for card in cards if card.is_due_today]
    cards_mode = bool(dialog_manager.dialog_data.get("cards"))
    return pager | {
        "lines": [lines.build_habit_line(card, current_user) for card in shown],
        "ticks": [
            (lines.format_habit_button(card, current_user), lines.encode_list_action(card))
            for card in shown
        ],
        "cards": [(lines.shorten_title(card.title), card.id.hex) for card in shown],
        "legend": lines.format_strip_legend(today, current_user.locale),
        "due": len(due),
        "done": sum(card.checked_today for card in due),
        "empty": not cards,
        "some": bool(cards),
        "ticking": not cards_mode,
        "can_open": bool(cards) and not cards_mode,
        "opening": bool(cards) and cards_mode,
    }


async def get_archive_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """A page of what was put away."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    async with query_runner(HabitQueries) as queries:
        put_away = await queries.list_archived(current_user.id, today)
    shown, pager = slice_page(dialog_manager, put_away)
    cards = [(lines.shorten_title(card.title), card.id.hex) for card in shown]
    return pager | {
        "cards": cards,
        "count": len(put_away),
        "empty": not put_away,
        "some": bool(put_away),
    }


async def load_habit(manager: DialogManager) -> HabitCard:
    """The habit the card speaks of. Raises NotFound."""
    current_user = get_current_user(manager)
    habit_id = UUID(hex=manager.dialog_data["habit_id"])
    async with get_query_runner(manager)(HabitQueries) as queries:
        card = await queries.get_card(habit_id, current_user.id, get_local_today(manager))
    if card is None:
        raise NotFound("habit")
    return card


async def get_habit_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The card, and which buttons make sense for it."""
    card, current_user = await load_habit(dialog_manager), get_current_user(dialog_manager)
    return {
        "title": card.title,
        "kind": card.kind,
        "schedule": lines.format_schedule(card.schedule, current_user),
        "counted": lines.format_target(card.kind, card.target, card.unit, current_user),
        "goal": lines.format_target("at_least", card.goal, card.unit, current_user)
        if card.goal
        else "",
        "progress": format_progress(card, card.today_amount, current_user)
        if card.kind != "yes_no"
        else "",
        "remind": lines.format_times(card.remind_times),
        "streak": card.streak,
        "best": card.best_streak,
        "this_week": lines.format_week_progress(card, current_user),
        "in_weeks": isinstance(card.schedule, TimesAWeek),
        "in_days": not isinstance(card.schedule, TimesAWeek),
        "strength": round(100 * card.strength),
        "bar": format_bar(card.strength),
        "legend": lines.format_strip_legend(card.today, current_user.locale),
        "strip": lines.format_week_strip(card),
        "note": card.note or "",
        "ticks": lines.build_tick_buttons(card, current_user, list_tick_offers(card)),
        "active": not card.archived,
        "archived": card.archived,
        "counts": card.kind != "yes_no" and not card.archived,
        "hour_toggles": build_hour_toggles(card.remind_times),
        **_build_rest_data(card, current_user),
        **_build_micro_step_data(card, current_user),
    }


def _build_rest_data(card: HabitCard, current_user: CurrentUser) -> dict[str, Any]:
    """Days off, the pause and the freezes."""
    pause = card.pause
    return {
        "pause": format_pause(pause, card.today, current_user) if pause else "",
        "paused": pause is not None,
        "skipped": card.week[-1] == "skip" and not card.is_paused_today,
        "can_skip": card.can_skip_today,
        "freezes": card.freezes,
        "points": card.points,
        "price": FREEZE_PRICE,
        "most": MAX_FREEZES,
        "can_buy": card.can_buy_freeze,
        "frozen_code": str(card.freezes),
    }


def _build_micro_step_data(card: HabitCard, current_user: CurrentUser) -> dict[str, Any]:
    """The micro-step that is offered."""
    step = card.step
    shown = step is not None and not card.archived
    return {
        "step": format_number(step.target, current_user) if step else "",
        "unit": card.unit or "",
        "step_up": shown and step is not None and step.up,
        "step_down": shown and step is not None and not step.up,
        "stepping": shown,
    }


def format_pause(pause: Pause, today: date, current_user: CurrentUser) -> str:
    """«с завтра по 5 декабря», «до возвращения»."""
    first = format_day(current_user.locale, pause.first, today)
    if pause.last is None:
        return current_user.translate("habit-pause-open", first=first)
    last = format_day(current_user.locale, pause.last, today)
    return current_user.translate("habit-pause-range", first=first, last=last)
