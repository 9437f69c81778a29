"""How a habit reads in the list and on its card."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from bot.ui.cards.habits import format_number, format_progress
from bot.ui.current_user import CurrentUser
from core.habits.contracts.plans import EVERY_DAY, EveryDays, OnWeekdays, Schedule, TimesAWeek
from core.habits.contracts.views import HabitSummary, Mark
from core.habits.rules.summaries import TickOffer, count_week_ticks
from core.texts import get_weekday_names
from core.users.contracts import WORKDAYS

MARK_SQUARES: dict[Mark, str] = {
    "done": "🟩",
    "part": "🟧",
    "missed": "⬜",
    "open": "🟨",
    "skip": "🏖",
    "frozen": "🧊",
    "off": "▪️",
}
_MAX_BUTTON_TITLE = 28


def format_week_strip(card: HabitSummary) -> str:
    """The last seven days as squares, today last."""
    return " ".join(MARK_SQUARES[mark] for mark in card.week)


def format_strip_legend(today: date, locale: str) -> str:
    """The weekdays above a strip, two letters each."""
    names = get_weekday_names(locale)
    return " ".join(names[(today.weekday() - back) % 7][:2] for back in range(6, -1, -1))


def build_habit_line(card: HabitSummary, current_user: CurrentUser) -> dict[str, Any]:
    """What the list tells of a habit."""
    return {
        "mark": _get_today_mark(card),
        "title": card.title,
        "streak": card.streak,
        "strip": format_week_strip(card),
        "progress": format_progress(card, card.today_amount, current_user)
        if card.kind != "yes_no"
        else format_week_progress(card, current_user) or "off",
    }


def format_week_progress(card: HabitSummary, current_user: CurrentUser) -> str:
    """«2 из 3 на этой неделе» of a habit kept some times a week; nothing of others."""
    plan = card.schedule
    if not isinstance(plan, TimesAWeek):
        return ""
    key = "habit-week-rolled" if plan.rolling else "habit-week-so-far"
    return current_user.translate(key, done=count_week_ticks(card, plan), times=plan.times)


def format_habit_button(card: HabitSummary, current_user: CurrentUser) -> str:
    """«⬜ Зарядка · 🔥5», «🟧 Вода 3/8»."""
    streak = f" · 🔥{card.streak}" if card.streak else ""
    if card.kind == "yes_no":
        return f"{_get_today_mark(card)} {shorten_title(card.title)}{streak}"
    amount, target = (format_number(n, current_user) for n in (card.today_amount, card.target))
    return f"{_get_today_mark(card)} {shorten_title(card.title)} {amount}/{target}{streak}"


def shorten_title(title: str) -> str:
    """The title, cut to what a button can show."""
    return title if len(title) <= _MAX_BUTTON_TITLE else f"{title[:_MAX_BUTTON_TITLE].rstrip()}…"


def format_schedule(schedule_value: Schedule, current_user: CurrentUser) -> str:
    """«каждый день», «по будням», «пн, ср, пт», «3 раза в неделю», «раз в 3 дня»."""
    match schedule_value:
        case OnWeekdays(days) if days == EVERY_DAY:
            return current_user.translate("habit-every-day")
        case OnWeekdays(days) if days == WORKDAYS:
            return current_user.translate("habit-workdays")
        case OnWeekdays(days):
            names = get_weekday_names(current_user.locale)
            return ", ".join(name for bit, name in enumerate(names) if days >> bit & 1)
        case TimesAWeek(times, rolling):
            key = "habit-times-rolling" if rolling else "habit-times-week"
            return current_user.translate(key, times=times)
        case EveryDays(every):
            return current_user.translate("habit-every-days", every=every)


def format_target(kind: str, target: float, unit: str | None, current_user: CurrentUser) -> str:
    """«не меньше 8 стаканов»; nothing of yes and no."""
    if kind == "yes_no":
        return ""
    amount = (
        f"{format_number(target, current_user)} {unit}"
        if unit
        else format_number(target, current_user)
    )
    return current_user.translate("habit-counted", kind=kind, amount=amount)


def format_times(moments: tuple[time, ...]) -> str:
    """«09:00, 21:30»; "off" without any."""
    return ", ".join(f"{moment:%H:%M}" for moment in moments) or "off"


def build_tick_buttons(
    card: HabitSummary, current_user: CurrentUser, offers: Iterable[TickOffer]
) -> list[tuple[str, str]]:
    """The card's buttons for the offered days: words and code."""
    return [
        (
            current_user.translate(_get_tick_key(card, offer)),
            encode_tick(card, offer.day, done=offer.is_done),
        )
        for offer in offers
    ]


def _get_tick_key(card: HabitSummary, offer: TickOffer) -> str:
    if offer.day != card.today:
        return "habit-untick-yesterday" if offer.is_done else "habit-tick-yesterday"
    if offer.is_done:
        return "habit-untick-today"
    return {"yes_no": "habit-tick-today", "at_least": "habit-fill-today"}.get(
        card.kind, "habit-within-today"
    )


def encode_tick(card: HabitSummary, day: date, *, done: bool) -> str:
    """What a button asks for, spelled out, so that a second tap on it changes nothing more.

    `c` ticks, `u` unticks; then the day's ordinal and the habit's id, both in hex.
    """
    return f"{'u' if done else 'c'}{day.toordinal():05x}{card.id.hex}"


def encode_list_action(card: HabitSummary) -> str:
    """In the list an amount is opened (`a`), a tick is ticked."""
    if card.kind == "yes_no":
        return encode_tick(card, card.today, done=card.checked_today)
    return f"a{card.today.toordinal():05x}{card.id.hex}"


def _get_today_mark(card: HabitSummary) -> str:
    if card.checked_today:
        return "✅"
    mark = card.week[-1]
    return {"open": "⬜", "part": "🟧", "skip": "🏖", "missed": "❌"}.get(mark, "▫️")
