"""How an import is shown: a bar while it goes on, then what came of it and the way back.

Buttons carry `im:<action>:<import>`; nothing of a dialogue is needed for them.
"""

from typing import Literal

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.ui.callback_data import ButtonData, ButtonId
from bot.ui.cards.callbacks import TODAY_CALLBACK
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from bot.ui.progress_bar import format_bar
from core.data_import.contracts import ImportState, ImportView
from core.texts import has_text

MAX_PROBLEMS = 6
_EXPLAINED_CODES = frozenset({"invalid-recurrence", "empty-title"})
_PROGRESS_KEYS = {ImportState.RUNNING: "data-importing", ImportState.UNDOING: "data-undoing"}


class ImportCallback(ButtonData, prefix="im"):
    """Look how far it is, go on where it stopped, or take back what it brought."""

    action: Literal["look", "go", "undo"]
    import_id: ButtonId


def render_import(view: ImportView, current_user: CurrentUser) -> RenderedMessage:
    """The message of an import as it stands."""
    if view.state in _PROGRESS_KEYS:
        words = current_user.translate_html(
            _PROGRESS_KEYS[view.state],
            bar=format_bar(view.done_share),
            percent=int(view.done_share * 100),
        )
        look = _build_button(
            "data-import-look",
            ImportCallback(action="look", import_id=view.id).pack(),
            current_user,
        )
        return RenderedMessage(words, InlineKeyboardMarkup(inline_keyboard=[[look]]))
    rows = [[_build_button("bundle-button-today", TODAY_CALLBACK, current_user)]]
    undo = _build_button(
        "data-import-undo", ImportCallback(action="undo", import_id=view.id).pack(), current_user
    )
    if view.state is ImportState.HALF_UNDONE:
        words, rows = current_user.translate_html("data-undo-stopped"), [[undo], *rows]
        return RenderedMessage(words, InlineKeyboardMarkup(inline_keyboard=rows))
    if view.state is ImportState.UNDONE:
        return RenderedMessage(
            current_user.translate_html("data-undone"), InlineKeyboardMarkup(inline_keyboard=rows)
        )
    if view.tasks + view.habits > 0:
        rows.insert(0, [undo])
    if view.state is ImportState.STOPPED:
        go = ImportCallback(action="go", import_id=view.id).pack()
        rows.insert(0, [_build_button("data-import-go-on", go, current_user)])
    return RenderedMessage(
        _format_outcome(view, current_user), InlineKeyboardMarkup(inline_keyboard=rows)
    )


def _format_outcome(view: ImportView, current_user: CurrentUser) -> str:
    key = "data-import-stopped" if view.state is ImportState.STOPPED else "data-imported"
    said = [
        current_user.translate_html(key, tasks=view.tasks, habits=view.habits, there=view.there)
    ]
    if view.refused:
        lines = "\n".join(
            _format_refused_line(*one, current_user) for one in view.refused[:MAX_PROBLEMS]
        )
        more = max(0, len(view.refused) - MAX_PROBLEMS)
        said.append(current_user.translate_html("data-imported-refused", lines=lines, more=more))
    return "\n".join(said)


def _format_refused_line(line: int, code: str, current_user: CurrentUser) -> str:
    """«строка 12: Такое повторение не получится.»"""
    plain = code in _EXPLAINED_CODES and has_text(f"error-{code}")
    reason = current_user.translate(f"error-{code}" if plain else "data-refused-otherwise")
    return current_user.translate("data-refused-line", line=line, reason=reason)


def _build_button(key: str, data: str, current_user: CurrentUser) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=current_user.translate(key), callback_data=data)
