"""What the window of statistics shows."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.context import now_of, speaker_of, today_of
from bot.dialogs.stats.periods import HOURS, KINDS, Happened, Period, tally
from bot.dialogs.stats.pictures import figure, title, told
from bot.dialogs.stats.reading import read
from bot.pictures import drawn
from bot.speaker import Reader, Speaker
from core.pictures.stats import stats as drawing

YEARS = 5
VIEW = "view"


async def stats(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The period's picture, drawn off the event loop, its figures in words, and the ways on."""
    speaker, today = speaker_of(dialog_manager), today_of(dialog_manager)
    period = shown(dialog_manager)
    done = await read(reader, speaker.profile, period)
    begins = speaker.profile.day_start.hour
    under_way = period.first <= today <= period.last
    now = _present(dialog_manager, period) if under_way else None
    counted = {
        "tasks": tally(done.tasks, period, begins, now),
        "focus": tally(done.focus, period, begins, now),
        "habits": tally(done.habits, period, begins, now),
    }
    figures = [figure(what, one, period, speaker, now) for what, one in counted.items()]
    picture = await drawn(speaker, drawing, title(period, speaker), figures)
    said = {what: told(what, one.total, speaker) for what, one in counted.items()}
    was = {f"{what}_before": told(what, one.before, speaker) for what, one in counted.items()}
    empty = not any(one.total for one in counted.values())
    return {
        "picture": picture,
        "title": title(period, speaker),
        "kind": period.kind,
        "part": "part" if under_way else "whole",
        "empty": empty,
        "some": not empty,
        "kinds": [_kind(kind, period, speaker) for kind in KINDS],
        "ways": _ways(dialog_manager, period),
        **said,
        **was,
    }


def _present(manager: DialogManager, period: Period) -> int | None:
    """The slot of this moment; the hour in which the day begins also ends it."""
    now, begins = now_of(manager), speaker_of(manager).profile.day_start
    if period.kind == "day" and now.hour == begins.hour and now.time() < begins:
        return HOURS - 1
    return period.slot(Happened(today_of(manager), now.hour, 0), begins.hour)


def shown(manager: DialogManager) -> Period:
    """The period chosen, this week at first."""
    code = manager.dialog_data.get(VIEW)
    return Period.read(code) if code else Period.of("week", today_of(manager))


def _kind(kind: str, period: Period, speaker: Speaker) -> tuple[str, str]:
    chosen = "✅ " if kind == period.kind else ""
    return f"{chosen}{speaker.text(f'stats-kind-{kind}')}", kind


def _ways(manager: DialogManager, period: Period) -> list[tuple[str, str]]:
    """To the periods before and after: none lies in the future, none too long ago."""
    today, speaker = today_of(manager), speaker_of(manager)
    ways = []
    if today.year - period.first.year <= YEARS:
        ways.append((f"◀️ {title(period.before, speaker)}", period.before.code))
    if period.last < today:
        ways.append((f"{title(period.after, speaker)} ▶️", period.after.code))
    return ways
