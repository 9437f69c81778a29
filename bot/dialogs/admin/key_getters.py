"""What the windows of keys show."""

from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.context import reader_of, speaker_of
from bot.dialogs.admin import key_handlers as h
from bot.owners import admit
from bot.paging import on_page
from bot.speaker import Speaker
from core.activity.contracts import KeyView, Scope
from core.activity.keys import Keys

Choice = tuple[str, str]


async def key_list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Every key, the open ones first, the newest first."""
    admit(dialog_manager)
    async with reader_of(dialog_manager)(Keys) as keys:
        found = sorted(await keys.all(), key=lambda key: key.revoked_at is not None)
    page, turning = on_page(dialog_manager, found)
    listed = [(f"{_sign(key)} {key.source} · {key.hint}…", key.id.hex) for key in page]
    return turning | {"keys": listed, "some": bool(listed), "empty": not listed}


def _sign(key: KeyView) -> str:
    return "🔑" if key.revoked_at is None else "⛔"


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One key: what it opens, how fast, since when."""
    admit(dialog_manager)
    speaker = speaker_of(dialog_manager)
    async with reader_of(dialog_manager)(Keys) as keys:
        key = await keys.get(UUID(hex=dialog_manager.dialog_data["key_id"]))
    closed = key.revoked_at
    return {
        "source": key.source,
        "hint": key.hint,
        "scopes": _words(key.scopes, speaker),
        "rate": key.rate,
        "since": f"{speaker.local(key.created_at):%d.%m.%Y %H:%M}",
        "closed": f"{speaker.local(closed):%d.%m.%Y %H:%M}" if closed else "",
        "is_closed": closed is not None,
        "is_open": closed is None,
    }


def _words(scopes: list[Scope], speaker: Speaker) -> str:
    return ", ".join(speaker.text(f"key-scope-{one}") for one in Scope if one in scopes)


async def grant(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What the new key will open: toggles."""
    admit(dialog_manager)
    speaker, chosen = speaker_of(dialog_manager), h.scopes_of(dialog_manager)
    rate = dialog_manager.dialog_data["rate"]
    return {
        "source": dialog_manager.dialog_data["source"],
        "scopes": [_scope(one, one in chosen, speaker) for one in Scope],
        "rates": [_rate(one, one == rate, speaker) for one in h.RATES],
    }


def _scope(scope: Scope, on: bool, speaker: Speaker) -> Choice:
    sign, after = ("☑️", "-") if on else ("⬜", "+")
    return f"{sign} {speaker.text(f'key-scope-{scope}')}", f"{after}{scope}"


def _rate(rate: int, on: bool, speaker: Speaker) -> Choice:
    words = speaker.text("key-rate", rate=rate)
    return f"🔘 {words}" if on else words, str(rate)


async def made(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The key, this once: it is in no dialog's data."""
    admit(dialog_manager)
    secret = dialog_manager.middleware_data.get(h.SECRET)
    return {
        "source": dialog_manager.dialog_data["source"],
        "secret": secret or "",
        "shown": secret is not None,
        "lost": secret is None,
    }


async def nothing(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A window that shows only its question."""
    admit(dialog_manager)
    return {}
