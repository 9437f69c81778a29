"""getUpdates and the webhook's settings."""

import re
from typing import Any, cast
from urllib.parse import urlsplit

from aiogram.methods import DeleteWebhook, GetUpdates, GetWebhookInfo, SetWebhook

from playground.errors import CONFLICT, ApiError, build_bad_request
from playground.state import BotApiCall

Json = dict[str, Any]

LOOPBACK_HOSTS = {"127.0.0.1", "localhost", "::1"}
MAX_POLL_SECONDS = 50
_SECRET_PATTERN = re.compile(r"[A-Za-z0-9_-]{1,256}")
_WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


async def get_updates(call: BotApiCall) -> list[Json]:
    method = cast(GetUpdates, call.method)
    if _get_webhook(call):
        raise ApiError(CONFLICT, _WEBHOOK_ACTIVE)
    call.state.updates.set_allowed_kinds(method.allowed_updates)
    timeout = min(max(method.timeout or 0, 0), MAX_POLL_SECONDS)
    limit = 100 if method.limit is None else method.limit
    return await call.state.updates.poll_updates(method.offset or 0, limit, timeout)


async def set_webhook(call: BotApiCall) -> bool:
    """Loopback addresses only: nothing outside this machine is contacted."""
    method = cast(SetWebhook, call.method)
    if not method.url:
        return _remove_webhook(call, bool(method.drop_pending_updates))
    address = urlsplit(method.url)
    if address.scheme not in ("http", "https") or address.hostname not in LOOPBACK_HOSTS:
        raise build_bad_request("bad webhook: the playground delivers to loopback addresses only")
    if method.secret_token and not _SECRET_PATTERN.fullmatch(method.secret_token):
        raise build_bad_request("secret token contains unallowed characters")
    if method.drop_pending_updates:
        _drop_pending_updates(call)
    call.state.updates.set_allowed_kinds(method.allowed_updates)
    webhook = {
        "url": method.url,
        "secret_token": method.secret_token,
        "max_connections": method.max_connections or 40,
    }
    call.state.journal.put_row("settings", "webhook", webhook)
    call.state.updates.release_poller()
    return True


async def delete_webhook(call: BotApiCall) -> bool:
    return _remove_webhook(call, bool(cast(DeleteWebhook, call.method).drop_pending_updates))


async def get_webhook_info(call: BotApiCall) -> Json:
    webhook = _get_webhook(call) or {"url": ""}
    shown = {k: v for k, v in webhook.items() if k != "secret_token"}
    allowed = call.state.updates.allowed_kinds
    return {
        **shown,
        "has_custom_certificate": False,
        "pending_update_count": len(call.state.updates),
        **({"allowed_updates": allowed} if allowed else {}),
        **call.state.journal.get_table("settings").get("webhook_error", {}),
    }


def _get_webhook(call: BotApiCall) -> Json | None:
    found: Json | None = call.state.journal.get_table("settings").get("webhook")
    return found


def _remove_webhook(call: BotApiCall, drop_pending: bool) -> bool:
    call.state.journal.drop_row("settings", "webhook")
    call.state.journal.drop_row("settings", "webhook_error")
    if drop_pending:
        _drop_pending_updates(call)
    call.state.updates.release_poller()
    return True


def _drop_pending_updates(call: BotApiCall) -> None:
    for update in call.state.updates.list_pending():
        call.state.updates.confirm_update(update["update_id"])


HANDLERS = {
    GetUpdates: get_updates,
    SetWebhook: set_webhook,
    DeleteWebhook: delete_webhook,
    GetWebhookInfo: get_webhook_info,
}
