"""What the owner sees of the product."""

import html
from datetime import datetime, timedelta
from typing import Any

from aiogram_dialog import DialogManager

from bot.context import reader_of, speaker_of
from bot.dialogs.admin.lines import broadcast_line, failure_line, seconds
from bot.dialogs.admin.queue import NotifyQueue
from bot.owners import admit
from bot.pictures import Picture, drawn, palette_of
from core.activity.analytics.questions import Analytics
from core.activity.report import owner_pictures
from core.broadcasts.queries import BroadcastQueries
from core.notifications.contracts import DeliverySummary
from core.notifications.hours import HOURS, HourQueries
from core.notifications.queries import DeliveryQueries
from core.pictures.bars import Bar, Chart, Panel, chart
from core.users.crowd import CrowdQueries

FAILURES, LATEST = 10, 8
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


async def figures(dialog_manager: DialogManager, queue: NotifyQueue, **_: Any) -> dict[str, Any]:
    """People, the queue, and how sends went in the last hour and day."""
    admit(dialog_manager)
    reader = reader_of(dialog_manager)
    now = reader.clock.now()
    async with reader(CrowdQueries) as crowd:
        people, away = await crowd.everybody()
    async with reader(DeliveryQueries) as deliveries:
        hour = await deliveries.summary(now - _HOUR)
        day = await deliveries.summary(now - _DAY)
    waiting = await queue()
    return {
        "people": people,
        "away": away,
        "queue": "—" if waiting is None else str(waiting),
        "open": day.open,
        "at": f"{speaker_of(dialog_manager).local(now):%H:%M:%S}",
        **_sends("hour", hour),
        **_sends("day", day),
        "timed": day.late_p99 is not None,
        "p50": seconds(day.late_p50),
        "p99": seconds(day.late_p99),
    }


def _sends(name: str, summary: DeliverySummary) -> dict[str, int]:
    return {
        f"{name}_sent": summary.sent,
        f"{name}_failed": sum(summary.failed.values()),
        f"{name}_unknown": summary.unknown,
    }


async def day_picture(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The last day's sends by the hour; drawn off the event loop."""
    admit(dialog_manager)
    speaker, reader = speaker_of(dialog_manager), reader_of(dialog_manager)
    now = reader.clock.now()
    async with reader(HourQueries) as queries:
        hours = await queries.sends(now)
    sent, bad = (list(column) for column in zip(*hours, strict=True))
    figures = Chart(
        title=speaker.text("admin-day-title"),
        headline=str(sum(sent)),
        note=speaker.text("admin-day-bad", bad=sum(bad)),
        panels=(
            _by_hour(speaker.text("admin-day-sent"), sent, speaker.local(now)),
            _by_hour(speaker.text("admin-day-failed"), bad, speaker.local(now), mark=True),
        ),
    )
    picture = await drawn(speaker, chart, figures)
    return {"picture": picture, "sent": sum(sent), "bad": sum(bad)}


async def event_pictures(
    dialog_manager: DialogManager, analytics: Analytics, **_: Any
) -> dict[str, Any]:
    """People, the most frequent events, who came back: one picture at a time."""
    admit(dialog_manager)
    today = reader_of(dialog_manager).clock.now().date()
    speaker = speaker_of(dialog_manager)
    shown = await owner_pictures(analytics, today, speaker.locale, palette_of(speaker))
    page = int(dialog_manager.dialog_data.get("picture", 0)) % len(shown)
    return {
        "picture": Picture(shown[page].png),
        "caption": html.escape(shown[page].caption, quote=False),
        "page": page + 1,
        "pages": len(shown),
    }


def _by_hour(title: str, counts: list[int], now: datetime, *, mark: bool = False) -> Panel:
    """A column for each of the hours up to `now` (local), named by its end."""
    ends = (now - timedelta(hours=back) for back in range(HOURS - 1, -1, -1))
    bars = [
        Bar(f"{end:%H}", count, mark and count > 0) for end, count in zip(ends, counts, strict=True)
    ]
    return Panel(title, bars)


async def failures(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The latest sends that did not arrive: when, whom, why."""
    admit(dialog_manager)
    speaker, reader = speaker_of(dialog_manager), reader_of(dialog_manager)
    async with reader(DeliveryQueries) as deliveries:
        latest = await deliveries.failures(FAILURES)
    async with reader(CrowdQueries) as crowd:
        names = await crowd.names({one.user_id for one in latest})
    lines = [failure_line(one, names.get(one.user_id, "?"), speaker) for one in latest]
    return {"lines": "\n".join(lines), "some": bool(lines), "empty": not lines}


async def broadcast_list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The latest broadcasts, the newest first."""
    admit(dialog_manager)
    speaker, reader = speaker_of(dialog_manager), reader_of(dialog_manager)
    async with reader(BroadcastQueries) as queries:
        cards = await queries.latest(LATEST)
    listed = [(broadcast_line(card, speaker), card.id.hex) for card in cards]
    return {"broadcasts": listed, "some": bool(listed), "empty": not listed}
