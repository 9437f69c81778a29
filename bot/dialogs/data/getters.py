"""What the windows of one's data show."""

from typing import Any

from aiogram_dialog import DialogManager
from babel.dates import format_datetime
from dishka.integrations.aiogram_dialog import FromDishka, inject

from bot.dialogs.data.handlers import CALENDAR_ADDRESS_KEY
from bot.dialogs.data.import_preview import format_first_line, format_problem_line
from bot.ui.calendar_links import CalendarLinkBuilder
from bot.ui.context import get_current_user, get_query_runner
from core.calendar_feed.queries import FeedQueries

_EMPTY_PREVIEW: dict[str, Any] = {
    "source": "todoist",
    "tasks": 0,
    "habits": 0,
    "days": 0,
    "first": [],
    "refused": 0,
    "vague": 0,
    "troubles": [],
    "left_out": {},
    "rounded": 0,
}


async def get_preview_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What the file holds, the first of it, and what was not understood."""
    text = dialog_manager.dialog_data.get("preview", _EMPTY_PREVIEW)
    current_user = get_current_user(dialog_manager)
    out = text["left_out"]
    return {
        **{name: value for name, value in text.items() if isinstance(value, int | str)},
        "lines": "\n".join(format_first_line(one, current_user) for one in text["first"]),
        "trouble_lines": "\n".join(
            format_problem_line(line, why, what, current_user)
            for line, why, what in text["troubles"]
        ),
        "troubled": text["refused"] + text["vague"] > 0,
        "done": out.get("done", 0),
        "notes": out.get("note", 0),
        "archived": out.get("archived", 0),
        "something": text["tasks"] + text["habits"] > 0,
    }


@inject
async def get_calendar_data(
    dialog_manager: DialogManager, calendars: FromDishka[CalendarLinkBuilder], **_: Any
) -> dict[str, Any]:
    """Since when there is an address; the address itself right after it was made."""
    current_user = get_current_user(dialog_manager)
    async with get_query_runner(dialog_manager)(FeedQueries) as feeds:
        feed = await feeds.get_feed(current_user.id)
    since = feed.opened_at
    local = current_user.to_local_time(since) if since else None
    return {
        "address": dialog_manager.middleware_data.get(CALENDAR_ADDRESS_KEY),
        "open": since is not None,
        "closed": since is None,
        "since": format_datetime(local, "d MMM y, HH:mm", locale=current_user.locale)
        if local
        else "",
        "local": not calendars.is_public,
    }


async def get_confirmation_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The word that confirms."""
    return {"word": get_current_user(dialog_manager).translate("data-forget-word")}
