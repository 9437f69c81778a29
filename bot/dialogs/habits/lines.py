"""How a habit reads in the list and on its card."""

from datetime import date, time, timedelta
from typing import Any

from bot.notices.habit_cards import number, progress
from bot.speaker import Speaker
from core.habits.contracts import (
    EVERY_DAY,
    EveryDays,
    HabitLine,
    Mark,
    OnWeekdays,
    Schedule,
    TimesAWeek,
)
from core.texts import weekday_names

WORKDAYS = 0b0011111
SQUARES: dict[Mark, str] = {
    "done": "🟩",
    "part": "🟧",
    "missed": "⬜",
    "open": "🟨",
    "skip": "🏖",
    "frozen": "🧊",
    "off": "▪️",
}
_BUTTON_TITLE = 28


def strip(card: HabitLine) -> str:
    """The last seven days as squares, today last."""
    return " ".join(SQUARES[mark] for mark in card.week)


def legend(today: date, locale: str) -> str:
    """The weekdays above a strip, two letters each."""
    names = weekday_names(locale)
    return " ".join(names[(today.weekday() - back) % 7][:2] for back in range(6, -1, -1))


def line(card: HabitLine, speaker: Speaker) -> dict[str, Any]:
    """What the list tells of a habit."""
    return {
        "mark": _mark(card),
        "title": card.title,
        "streak": card.streak,
        "strip": strip(card),
        "progress": progress(card, card.amount, speaker)
        if card.kind != "yes_no"
        else this_week(card, speaker) or "off",
    }


def this_week(card: HabitLine, speaker: Speaker) -> str:
    """«2 из 3 на этой неделе» of a habit kept some times a week; nothing of others."""
    plan = card.schedule
    if not isinstance(plan, TimesAWeek):
        return ""
    days = len(card.week) if plan.rolling else card.today.weekday() + 1
    done = card.week[-days:].count("done")
    key = "habit-week-rolled" if plan.rolling else "habit-week-so-far"
    return speaker.text(key, done=done, times=plan.times)


def button(card: HabitLine, speaker: Speaker) -> str:
    """«⬜ Зарядка · 🔥5», «🟧 Вода 3/8»."""
    streak = f" · 🔥{card.streak}" if card.streak else ""
    if card.kind == "yes_no":
        return f"{_mark(card)} {short(card.title)}{streak}"
    counted = f"{number(card.amount, speaker)}/{number(card.target, speaker)}"
    return f"{_mark(card)} {short(card.title)} {counted}{streak}"


def short(title: str) -> str:
    """The title, cut to what a button can show."""
    return title if len(title) <= _BUTTON_TITLE else f"{title[:_BUTTON_TITLE].rstrip()}…"


def schedule(plan: Schedule, speaker: Speaker) -> str:
    """«каждый день», «по будням», «пн, ср, пт», «3 раза в неделю», «раз в 3 дня»."""
    match plan:
        case OnWeekdays(days) if days == EVERY_DAY:
            return speaker.text("habit-every-day")
        case OnWeekdays(days) if days == WORKDAYS:
            return speaker.text("habit-workdays")
        case OnWeekdays(days):
            names = weekday_names(speaker.locale)
            return ", ".join(name for bit, name in enumerate(names) if days >> bit & 1)
        case TimesAWeek(times, rolling):
            key = "habit-times-rolling" if rolling else "habit-times-week"
            return speaker.text(key, times=times)
        case EveryDays(every):
            return speaker.text("habit-every-days", every=every)


def counted(kind: str, target: float, unit: str | None, speaker: Speaker) -> str:
    """«не меньше 8 стаканов»; nothing of yes and no."""
    if kind == "yes_no":
        return ""
    amount = f"{number(target, speaker)} {unit}" if unit else number(target, speaker)
    return speaker.text("habit-counted", kind=kind, amount=amount)


def times(moments: tuple[time, ...]) -> str:
    """«09:00, 21:30»; "off" without any."""
    return ", ".join(f"{moment:%H:%M}" for moment in moments) or "off"


def ticks(card: HabitLine, speaker: Speaker) -> list[tuple[str, str]]:
    """The card's buttons for today and, where it makes sense, yesterday: words and code."""
    yesterday, before = card.today - timedelta(days=1), card.week[-2]
    shown = []
    if card.checked_today or card.kind != "at_most" or card.amounts[-1] is None:
        code = tick_code(card, card.today, done=card.checked_today)
        shown.append((speaker.text(_words(card)), code))
    late = before in ("missed", "frozen", "part") or (before == "off" and _is_free(card))
    if before == "done" and card.amounts[-2] is not None:
        words = speaker.text("habit-untick-yesterday")
        shown.append((words, tick_code(card, yesterday, done=True)))
    elif late and card.kind != "at_most":
        words = speaker.text("habit-tick-yesterday")
        shown.append((words, tick_code(card, yesterday, done=False)))
    return shown


def _is_free(card: HabitLine) -> bool:
    return not isinstance(card.schedule, OnWeekdays)


def _words(card: HabitLine) -> str:
    if card.checked_today:
        return "habit-untick-today"
    return {"yes_no": "habit-tick-today", "at_least": "habit-fill-today"}.get(
        card.kind, "habit-within-today"
    )


def tick_code(card: HabitLine, day: date, *, done: bool) -> str:
    """What a button asks for, spelled out, so that a second tap on it changes nothing more.

    `c` ticks, `u` unticks; then the day's ordinal and the habit's id, both in hex.
    """
    return f"{'u' if done else 'c'}{day.toordinal():05x}{card.id.hex}"


def list_code(card: HabitLine) -> str:
    """In the list an amount is opened (`a`), a tick is ticked."""
    if card.kind == "yes_no":
        return tick_code(card, card.today, done=card.checked_today)
    return f"a{card.today.toordinal():05x}{card.id.hex}"


def _mark(card: HabitLine) -> str:
    if card.checked_today:
        return "✅"
    mark = card.week[-1]
    return {"open": "⬜", "part": "🟧", "skip": "🏖", "missed": "❌"}.get(mark, "▫️")
