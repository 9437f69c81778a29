"""What the owner sees of the product."""

import html
from datetime import datetime, timedelta
from typing import Any

from aiogram_dialog import DialogManager
from dishka.integrations.aiogram_dialog import FromDishka, inject

from bot.dialogs.admin.formatting import format_broadcast_line, format_failure_line, format_seconds
from bot.dialogs.admin.queue_monitor import NotificationQueueMonitor
from bot.ui.context import get_current_user, get_query_runner
from bot.ui.owners import require_owner
from bot.ui.pictures import Picture, draw_picture, get_palette
from core.activity.analytics.questions import Analytics
from core.activity.report import render_owner_pictures
from core.broadcasts.queries import BroadcastQueries
from core.delivery.contracts import DeliverySummary
from core.delivery.queries import HOURS, DeliveryQueries
from core.pictures.bars import Bar, Chart, Panel, render_chart
from core.users.audience import AudienceQueries

MAX_FAILURES, MAX_BROADCASTS = 10, 8
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


@inject
async def get_overview_data(
    dialog_manager: DialogManager, queue: FromDishka[NotificationQueueMonitor], **_: Any
) -> dict[str, Any]:
    """People, the queue, and how sends went in the last hour and day."""
    require_owner(dialog_manager)
    query_runner = get_query_runner(dialog_manager)
    now = query_runner.clock.now()
    async with query_runner(AudienceQueries) as crowd:
        people, away = await crowd.count_users()
    async with query_runner(DeliveryQueries) as deliveries:
        hour = await deliveries.get_summary(now - _HOUR)
        day = await deliveries.get_summary(now - _DAY)
    waiting = await queue()
    return {
        "people": people,
        "away": away,
        "queue": "—" if waiting is None else str(waiting),
        "open": day.open,
        "at": f"{get_current_user(dialog_manager).to_local_time(now):%H:%M:%S}",
        **_build_send_counts("hour", hour),
        **_build_send_counts("day", day),
        "timed": day.late_p99 is not None,
        "p50": format_seconds(day.late_p50),
        "p99": format_seconds(day.late_p99),
    }


def _build_send_counts(name: str, summary: DeliverySummary) -> dict[str, int]:
    return {
        f"{name}_sent": summary.sent,
        f"{name}_failed": sum(summary.failed.values()),
        f"{name}_unknown": summary.unknown,
    }


async def get_day_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The last day's sends by the hour; drawn off the event loop."""
    require_owner(dialog_manager)
    current_user, query_runner = get_current_user(dialog_manager), get_query_runner(dialog_manager)
    now = query_runner.clock.now()
    async with query_runner(DeliveryQueries) as queries:
        hours = await queries.count_sends(now)
    sent, bad = (list(column) for column in zip(*hours, strict=True))
    figures = Chart(
        title=current_user.translate("admin-day-title"),
        headline=str(sum(sent)),
        note=current_user.translate("admin-day-bad", bad=sum(bad)),
        panels=(
            _build_hourly_panel(
                current_user.translate("admin-day-sent"), sent, current_user.to_local_time(now)
            ),
            _build_hourly_panel(
                current_user.translate("admin-day-failed"),
                bad,
                current_user.to_local_time(now),
                is_marked=True,
            ),
        ),
    )
    picture = await draw_picture(current_user, render_chart, figures)
    return {"picture": picture, "sent": sum(sent), "bad": sum(bad)}


@inject
async def get_events_data(
    dialog_manager: DialogManager, analytics: FromDishka[Analytics], **_: Any
) -> dict[str, Any]:
    """People, the most frequent events, who came back: one picture at a time."""
    require_owner(dialog_manager)
    today = get_query_runner(dialog_manager).clock.now().date()
    current_user = get_current_user(dialog_manager)
    shown = await render_owner_pictures(
        analytics, today, current_user.locale, get_palette(current_user)
    )
    page = int(dialog_manager.dialog_data.get("picture", 0)) % len(shown)
    return {
        "picture": Picture(shown[page].png),
        "caption": html.escape(shown[page].caption, quote=False),
        "page": page + 1,
        "pages": len(shown),
    }


def _build_hourly_panel(
    title: str, counts: list[int], now: datetime, *, is_marked: bool = False
) -> Panel:
    """A column for each of the hours up to `now` (local), named by its end."""
    ends = (now - timedelta(hours=back) for back in range(HOURS - 1, -1, -1))
    bars = [
        Bar(f"{end:%H}", count, is_marked and count > 0)
        for end, count in zip(ends, counts, strict=True)
    ]
    return Panel(title, bars)


async def get_failures_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The latest sends that did not arrive: when, whom, why."""
    require_owner(dialog_manager)
    current_user, query_runner = get_current_user(dialog_manager), get_query_runner(dialog_manager)
    async with query_runner(DeliveryQueries) as deliveries:
        latest = await deliveries.list_failures(MAX_FAILURES)
    async with query_runner(AudienceQueries) as crowd:
        names = await crowd.get_names({one.user_id for one in latest})
    lines = [format_failure_line(one, names.get(one.user_id, "?"), current_user) for one in latest]
    return {"lines": "\n".join(lines), "some": bool(lines), "empty": not lines}


async def get_broadcasts_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The latest broadcasts, the newest first."""
    require_owner(dialog_manager)
    current_user, query_runner = get_current_user(dialog_manager), get_query_runner(dialog_manager)
    async with query_runner(BroadcastQueries) as queries:
        cards = await queries.list_latest(MAX_BROADCASTS)
    listed = [(format_broadcast_line(card, current_user), card.id.hex) for card in cards]
    return {"broadcasts": listed, "some": bool(listed), "empty": not listed}
