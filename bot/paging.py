"""Pages of a list: which one a window shows, and turning to another."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol, TypeVar

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.texts import L

PAGE = 8
_PAGES = "pages"
_LAST = 1_000_000
T = TypeVar("T")


class Counted(Protocol):
    """A part of a list that knows how long the whole is."""

    @property
    def total(self) -> int: ...


C = TypeVar("C", bound=Counted)


def pager() -> Row:
    """⏪ ◀ 2/5 ▶ ⏩, without what leads nowhere; hidden where everything is on one page."""
    back, on = F["page"] > 1, F["page"] < F["pages"]
    return Row(
        Button(L("pager-first"), id="first", on_click=turn, when=back),
        Button(L("pager-prev"), id="prev", on_click=turn, when=back),
        Button(Format("{page}/{pages}"), id="page"),
        Button(L("pager-next"), id="next", on_click=turn, when=on),
        Button(L("pager-last"), id="last", on_click=turn, when=on),
        when="paged",
    )


async def turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    at = _page(manager)
    to = {"first": 0, "prev": at - 1, "next": at + 1, "last": _LAST}[button.widget_id or "first"]
    _turn_to(manager, to)


def from_the_start(manager: DialogManager) -> None:
    """Every list of the dialog begins at its first page again."""
    manager.dialog_data[_PAGES] = {}


def page_at(manager: DialogManager, total: int, size: int = PAGE) -> tuple[int, dict[str, Any]]:
    """How many of `total` stand before the page of the current window, and what its pager shows."""
    pages = max(1, -(-total // size))
    page = min(_page(manager), pages - 1)
    _turn_to(manager, page)
    return page * size, {"page": page + 1, "pages": pages, "paged": pages > 1}


def on_page(manager: DialogManager, items: Sequence[T]) -> tuple[list[T], dict[str, Any]]:
    """Of all the items those of the page, and what its pager shows."""
    first, shown = page_at(manager, len(items))
    return list(items[first : first + PAGE]), shown


async def read_page(
    manager: DialogManager, read: Callable[[int], Awaitable[C]]
) -> tuple[C, dict[str, Any]]:
    """The page to show and what its pager shows; `read` reads the page that begins at an offset."""
    wanted = _page(manager) * PAGE
    found = await read(wanted)
    first, shown = page_at(manager, found.total)
    return found if first == wanted else await read(first), shown


def _turn_to(manager: DialogManager, page: int) -> None:
    """Which page the current window shows, from 0; beyond the last means the last."""
    manager.dialog_data[_PAGES] = _pages(manager) | {_window(manager): max(0, page)}


def _window(manager: DialogManager) -> str:
    return str(manager.current_context().state.state)


def _pages(manager: DialogManager) -> dict[str, int]:
    return dict(manager.dialog_data.get(_PAGES) or {})


def _page(manager: DialogManager) -> int:
    return int(_pages(manager).get(_window(manager), 0))
