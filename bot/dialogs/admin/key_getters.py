"""What the windows of keys show."""

from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.dialogs.admin import key_handlers as h
from bot.ui.context import get_current_user, get_query_runner
from bot.ui.current_user import CurrentUser
from bot.ui.owners import require_owner
from bot.ui.pagers import slice_page
from core.activity.api_keys import ApiKeyRepository
from core.activity.contracts import ApiKeyView, ApiScope

ChoiceItem = tuple[str, str]


async def get_key_list_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Every key, the open ones first, the newest first."""
    require_owner(dialog_manager)
    async with get_query_runner(dialog_manager)(ApiKeyRepository) as keys:
        found = sorted(await keys.list_keys(), key=lambda key: key.revoked_at is not None)
    page, turning = slice_page(dialog_manager, found)
    listed = [(f"{_get_status_sign(key)} {key.source} · {key.hint}…", key.id.hex) for key in page]
    return turning | {"keys": listed, "some": bool(listed), "empty": not listed}


def _get_status_sign(key: ApiKeyView) -> str:
    return "🔑" if key.revoked_at is None else "⛔"


async def get_key_card_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One key: what it opens, how fast, since when."""
    require_owner(dialog_manager)
    current_user = get_current_user(dialog_manager)
    async with get_query_runner(dialog_manager)(ApiKeyRepository) as keys:
        key = await keys.get(UUID(hex=dialog_manager.dialog_data["key_id"]))
    closed = key.revoked_at
    return {
        "source": key.source,
        "hint": key.hint,
        "scopes": _format_scopes(key.scopes, current_user),
        "rate": key.rate,
        "since": f"{current_user.to_local_time(key.created_at):%d.%m.%Y %H:%M}",
        "closed": f"{current_user.to_local_time(closed):%d.%m.%Y %H:%M}" if closed else "",
        "is_closed": closed is not None,
        "is_open": closed is None,
    }


def _format_scopes(scopes: list[ApiScope], current_user: CurrentUser) -> str:
    return ", ".join(
        current_user.translate(f"key-scope-{one}") for one in ApiScope if one in scopes
    )


async def get_grant_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What the new key will open: toggles."""
    require_owner(dialog_manager)
    current_user, chosen = get_current_user(dialog_manager), h.get_scopes(dialog_manager)
    rate = dialog_manager.dialog_data["rate"]
    return {
        "source": dialog_manager.dialog_data["source"],
        "scopes": [_build_scope_choice(one, one in chosen, current_user) for one in ApiScope],
        "rates": [_build_rate_choice(one, one == rate, current_user) for one in h.RATE_OPTIONS],
    }


def _build_scope_choice(scope: ApiScope, on: bool, current_user: CurrentUser) -> ChoiceItem:
    sign, after = ("☑️", "-") if on else ("⬜", "+")
    return f"{sign} {current_user.translate(f'key-scope-{scope}')}", f"{after}{scope}"


def _build_rate_choice(rate: int, on: bool, current_user: CurrentUser) -> ChoiceItem:
    words = current_user.translate("key-rate", rate=rate)
    return f"🔘 {words}" if on else words, str(rate)


async def get_issued_key_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The key, this once: it is in no dialog's data."""
    require_owner(dialog_manager)
    secret = dialog_manager.middleware_data.get(h.ISSUED_KEY_DATA)
    return {
        "source": dialog_manager.dialog_data["source"],
        "secret": secret or "",
        "shown": secret is not None,
        "lost": secret is None,
    }


async def get_empty_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A window that shows only its question."""
    require_owner(dialog_manager)
    return {}
