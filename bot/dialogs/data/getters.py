"""What the windows of one's data show."""

from typing import Any

from aiogram_dialog import DialogManager
from babel.dates import format_datetime

from bot.context import reader_of, speaker_of
from bot.dialogs.data.handlers import ADDRESS
from bot.dialogs.data.previews import first_line, trouble_line
from bot.personal.calendars import Calendars
from core.personal.queries import FeedQueries

_NOTHING: dict[str, Any] = {
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


async def preview(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What the file holds, the first of it, and what was not understood."""
    told = dialog_manager.dialog_data.get("preview", _NOTHING)
    speaker = speaker_of(dialog_manager)
    out = told["left_out"]
    return {
        **{name: value for name, value in told.items() if isinstance(value, int | str)},
        "lines": "\n".join(first_line(one, speaker) for one in told["first"]),
        "trouble_lines": "\n".join(
            trouble_line(line, why, what, speaker) for line, why, what in told["troubles"]
        ),
        "troubled": told["refused"] + told["vague"] > 0,
        "done": out.get("done", 0),
        "notes": out.get("note", 0),
        "archived": out.get("archived", 0),
        "something": told["tasks"] + told["habits"] > 0,
    }


async def calendar(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Since when there is an address; the address itself right after it was made."""
    speaker = speaker_of(dialog_manager)
    calendars: Calendars = dialog_manager.middleware_data["calendars"]
    async with reader_of(dialog_manager)(FeedQueries) as feeds:
        feed = await feeds.view(speaker.id)
    since = feed.opened_at
    local = speaker.local(since) if since else None
    return {
        "address": dialog_manager.middleware_data.get(ADDRESS),
        "open": since is not None,
        "closed": since is None,
        "since": format_datetime(local, "d MMM y, HH:mm", locale=speaker.locale) if local else "",
        "local": not calendars.public,
    }


async def word(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The word that confirms."""
    return {"word": speaker_of(dialog_manager).text("data-forget-word")}
