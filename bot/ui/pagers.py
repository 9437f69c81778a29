"""Pages of a list: which one a window shows, and turning to another."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol, TypeVar

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.ui.texts import I18nText

PAGE_SIZE = 8
_PAGES_KEY = "pages"
_LAST_PAGE = 1_000_000
T = TypeVar("T")


class CountedPage(Protocol):
    """A part of a list that knows how long the whole is."""

    @property
    def total(self) -> int: ...


C = TypeVar("C", bound=CountedPage)


def create_pager() -> Row:
    """⏪ ◀ 2/5 ▶ ⏩, without what leads nowhere; hidden where everything is on one page."""
    back, on = F["page"] > 1, F["page"] < F["pages"]
    return Row(
        Button(I18nText("pager-first"), id="first", on_click=handle_page_turn, when=back),
        Button(I18nText("pager-prev"), id="prev", on_click=handle_page_turn, when=back),
        Button(Format("{page}/{pages}"), id="page"),
        Button(I18nText("pager-next"), id="next", on_click=handle_page_turn, when=on),
        Button(I18nText("pager-last"), id="last", on_click=handle_page_turn, when=on),
        when="paged",
    )


async def handle_page_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    at = _get_page(manager)
    to = {"first": 0, "prev": at - 1, "next": at + 1, "last": _LAST_PAGE}[
        button.widget_id or "first"
    ]
    _set_page(manager, to)


def reset_pages(manager: DialogManager) -> None:
    """Every list of the dialog begins at its first page again."""
    manager.dialog_data[_PAGES_KEY] = {}


def calculate_page(
    manager: DialogManager, total: int, size: int = PAGE_SIZE
) -> tuple[int, dict[str, Any]]:
    """How many of `total` stand before the page of the current window, and what its pager shows."""
    pages = max(1, -(-total // size))
    page = min(_get_page(manager), pages - 1)
    _set_page(manager, page)
    return page * size, {"page": page + 1, "pages": pages, "paged": pages > 1}


def slice_page(manager: DialogManager, items: Sequence[T]) -> tuple[list[T], dict[str, Any]]:
    """Of all the items those of the page, and what its pager shows."""
    first, shown = calculate_page(manager, len(items))
    return list(items[first : first + PAGE_SIZE]), shown


async def load_page(
    manager: DialogManager, load: Callable[[int], Awaitable[C]]
) -> tuple[C, dict[str, Any]]:
    """The page to show and what its pager shows; `read` reads the page that begins at an offset."""
    wanted = _get_page(manager) * PAGE_SIZE
    found = await load(wanted)
    first, shown = calculate_page(manager, found.total)
    return found if first == wanted else await load(first), shown


def _set_page(manager: DialogManager, page: int) -> None:
    """Which page the current window shows, from 0; beyond the last means the last."""
    manager.dialog_data[_PAGES_KEY] = _get_pages(manager) | {_get_window_key(manager): max(0, page)}


def _get_window_key(manager: DialogManager) -> str:
    return str(manager.current_context().state.state)


def _get_pages(manager: DialogManager) -> dict[str, int]:
    return dict(manager.dialog_data.get(_PAGES_KEY) or {})


def _get_page(manager: DialogManager) -> int:
    return int(_get_pages(manager).get(_get_window_key(manager), 0))
