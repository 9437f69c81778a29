"""The window of notifications: a line for each kind, switched by a tap."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Group, Keyboard

from bot.choices import choice
from bot.codes import one_of
from bot.context import act_of, speaker_of
from bot.delivery.manners import mode_of
from bot.dialogs.settings.states import Settings
from bot.speaker import Speaker
from bot.texts import Rich
from core.users.contracts import NOTICES, Mode, SetNotice

_AFTER = {Mode.ON: Mode.SILENT, Mode.SILENT: Mode.OFF, Mode.OFF: Mode.ON}


async def kinds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Each kind with its mode; a button names the mode it leads to, so that pressing it twice
    changes nothing more."""
    speaker = speaker_of(dialog_manager)
    return {"kinds": [_line(speaker, kind) for kind in NOTICES]}


def _line(speaker: Speaker, kind: str) -> tuple[str, str]:
    mode = mode_of(speaker.profile, kind)
    name = speaker.text(f"notices-kind-{kind}")
    return speaker.text(f"notices-mode-{mode}", kind=name), f"{kind}:{_AFTER[mode]}"


async def switch(_: CallbackQuery, __: Any, manager: DialogManager, chosen: str) -> None:
    speaker, (kind, _colon, mode) = speaker_of(manager), chosen.partition(":")
    command = SetNotice(user_id=speaker.id, kind=kind, mode=Mode(mode))
    speaker.profile = await act_of(manager)(command)


def notices_window(*around: Keyboard) -> Window:
    """`around` are the window's other buttons, below the kinds."""
    lines = choice("notice", "kinds", switch, codes=f"(?:{one_of(NOTICES)}):(?:{one_of(Mode)})")
    return Window(
        Rich("notices-text"),
        Group(lines, width=1),
        *around,
        state=Settings.notices,
        getter=kinds,
    )
