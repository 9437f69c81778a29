"""Buttons to choose from."""

import operator
from collections.abc import Callable, Sequence
from typing import Any

from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.kbd import Select
from aiogram_dialog.widgets.text import Format

Items = str | Callable[[dict[str, Any]], Sequence[Any]]


def choice(id: str, items: Items, on_click: Any, when: WhenCondition = None) -> Select[str]:
    """A button for each (words, code) among `items`, the name of a getter's list; `on_click` is
    given the code."""
    words, code = Format("{item[0]}"), operator.itemgetter(1)
    return Select(words, id=id, item_id_getter=code, items=items, on_click=on_click, when=when)
