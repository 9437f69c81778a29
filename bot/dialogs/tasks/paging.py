"""Pages of a list: which one is shown, and turning to another."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.context import now_of, speaker_of
from bot.dialogs.tasks import lines
from bot.speaker import Speaker
from bot.texts import L
from core.tasks.contracts import TaskCard, TaskPage

PAGE = 8
_PAGES = "pages"
_LAST = 1_000_000
Read = Callable[[int], Awaitable[TaskPage]]


def pager() -> Row:
    """⏪ ◀ 2/5 ▶ ⏩, hidden where everything is on one page."""
    return Row(
        Button(L("pager-first"), id="first", on_click=turn),
        Button(L("pager-prev"), id="prev", on_click=turn),
        Button(Format("{page}/{pages}"), id="page"),
        Button(L("pager-next"), id="next", on_click=turn),
        Button(L("pager-last"), id="last", on_click=turn),
        when="paged",
    )


async def turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    at = _page(manager)
    to = {"first": 0, "prev": at - 1, "next": at + 1, "last": _LAST}[button.widget_id or "first"]
    turn_to(manager, to)


def turn_to(manager: DialogManager, page: int) -> None:
    """Which page the current window shows, from 0; beyond the last means the last."""
    manager.dialog_data[_PAGES] = _pages(manager) | {_window(manager): max(0, page)}


def from_the_start(manager: DialogManager) -> None:
    """Every list begins at its first page again."""
    manager.dialog_data[_PAGES] = {}


async def shown(manager: DialogManager, read: Read) -> tuple[TaskPage, dict[str, Any]]:
    """The page to show and the pager's data; `read` reads the page that begins at an offset."""
    page = _page(manager)
    found = await read(page * PAGE)
    pages = max(1, -(-found.total // PAGE))
    if page >= pages:
        page = pages - 1
        turn_to(manager, page)
        found = await read(page * PAGE)
    return found, {"page": page + 1, "pages": pages, "paged": pages > 1}


async def listed(manager: DialogManager, read: Read) -> dict[str, Any]:
    """A page of tasks as buttons, with the pager's data."""
    found, turning = await shown(manager, read)
    speaker, now = speaker_of(manager), now_of(manager)
    return turning | {
        "tasks": captions(found.tasks, now, speaker),
        "total": found.total,
        "empty": found.total == 0,
    }


def captions(tasks: tuple[TaskCard, ...], now: datetime, speaker: Speaker) -> list[tuple[str, str]]:
    """The pairs (caption, id) of a list's buttons."""
    return [(lines.button(task, now, speaker), task.id.hex) for task in tasks]


def _window(manager: DialogManager) -> str:
    return str(manager.current_context().state.state)


def _pages(manager: DialogManager) -> dict[str, int]:
    return dict(manager.dialog_data.get(_PAGES) or {})


def _page(manager: DialogManager) -> int:
    return int(_pages(manager).get(_window(manager), 0))
