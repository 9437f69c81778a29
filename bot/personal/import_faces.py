"""How an import is shown: a bar while it goes on, then what came of it and the way back.

Buttons carry `im:<action>:<import>`; nothing of a dialogue is needed for them.
"""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.notices.cards import Face
from bot.notices.data import TODAY
from bot.packing import Malformed, identity_of, short
from bot.personal.progress import bar
from bot.speaker import Speaker
from core.personal.contracts import ImportState, ImportView
from core.texts import has_text

PREFIX = "im:"
TROUBLES = 6
_TOLD = frozenset({"invalid-recurrence", "empty-title"})
_MOVING = {ImportState.RUNNING: "data-importing", ImportState.UNDOING: "data-undoing"}


@dataclass(slots=True, frozen=True)
class ImportPress:
    """Look how far it is, go on where it stopped, or take back what it brought."""

    action: Literal["look", "go", "undo"]
    import_id: UUID

    def pack(self) -> str:
        return f"{PREFIX}{self.action}:{short(self.import_id)}"


def unpack(data: str) -> ImportPress:
    """What was pressed. Raises Malformed."""
    match data.removeprefix(PREFIX).split(":"):
        case [("look" | "go" | "undo") as action, word]:
            return ImportPress(action, identity_of(word))
    raise Malformed(data)


def import_face(view: ImportView, speaker: Speaker) -> Face:
    """The message of an import as it stands."""
    if view.state in _MOVING:
        words = speaker.rich(
            _MOVING[view.state], bar=bar(view.share), percent=int(view.share * 100)
        )
        look = _button("data-import-look", ImportPress("look", view.id).pack(), speaker)
        return Face(words, InlineKeyboardMarkup(inline_keyboard=[[look]]))
    rows = [[_button("bundle-button-today", TODAY, speaker)]]
    undo = _button("data-import-undo", ImportPress("undo", view.id).pack(), speaker)
    if view.state is ImportState.HALF_UNDONE:
        words, rows = speaker.rich("data-undo-stopped"), [[undo], *rows]
        return Face(words, InlineKeyboardMarkup(inline_keyboard=rows))
    if view.state is ImportState.UNDONE:
        return Face(speaker.rich("data-undone"), InlineKeyboardMarkup(inline_keyboard=rows))
    if view.tasks + view.habits > 0:
        rows.insert(0, [undo])
    if view.state is ImportState.STOPPED:
        go = ImportPress("go", view.id).pack()
        rows.insert(0, [_button("data-import-go-on", go, speaker)])
    return Face(_outcome(view, speaker), InlineKeyboardMarkup(inline_keyboard=rows))


def _outcome(view: ImportView, speaker: Speaker) -> str:
    key = "data-import-stopped" if view.state is ImportState.STOPPED else "data-imported"
    said = [speaker.rich(key, tasks=view.tasks, habits=view.habits, there=view.there)]
    if view.refused:
        lines = "\n".join(_refused_line(*one, speaker) for one in view.refused[:TROUBLES])
        more = max(0, len(view.refused) - TROUBLES)
        said.append(speaker.rich("data-imported-refused", lines=lines, more=more))
    return "\n".join(said)


def _refused_line(line: int, code: str, speaker: Speaker) -> str:
    """«строка 12: Такое повторение не получится.»"""
    plain = code in _TOLD and has_text(f"error-{code}")
    reason = speaker.text(f"error-{code}" if plain else "data-refused-otherwise")
    return speaker.text("data-refused-line", line=line, reason=reason)


def _button(key: str, data: str, speaker: Speaker) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=speaker.text(key), callback_data=data)
