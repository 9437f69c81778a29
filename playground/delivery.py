"""getUpdates and the webhook's settings."""

import re
from typing import Any, cast
from urllib.parse import urlsplit

from aiogram.methods import DeleteWebhook, GetUpdates, GetWebhookInfo, SetWebhook

from playground.errors import CONFLICT, ApiError, bad_request
from playground.world import Call

Json = dict[str, Any]

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
MAX_POLL_SECONDS = 50
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


async def get_updates(call: Call) -> list[Json]:
    method = cast(GetUpdates, call.method)
    if _webhook(call):
        raise ApiError(CONFLICT, _WEBHOOK_ACTIVE)
    call.world.updates.allow(method.allowed_updates)
    timeout = min(max(method.timeout or 0, 0), MAX_POLL_SECONDS)
    limit = 100 if method.limit is None else method.limit
    return await call.world.updates.poll(method.offset or 0, limit, timeout)


async def set_webhook(call: Call) -> bool:
    """Loopback addresses only: nothing outside this machine is contacted."""
    method = cast(SetWebhook, call.method)
    if not method.url:
        return _forget_webhook(call, bool(method.drop_pending_updates))
    address = urlsplit(method.url)
    if address.scheme not in ("http", "https") or address.hostname not in LOOPBACK:
        raise bad_request("bad webhook: the playground delivers to loopback addresses only")
    if method.secret_token and not _SECRET.fullmatch(method.secret_token):
        raise bad_request("secret token contains unallowed characters")
    if method.drop_pending_updates:
        _drop_pending(call)
    call.world.updates.allow(method.allowed_updates)
    webhook = {
        "url": method.url,
        "secret_token": method.secret_token,
        "max_connections": method.max_connections or 40,
    }
    call.world.journal.put("settings", "webhook", webhook)
    call.world.updates.release()
    return True


async def delete_webhook(call: Call) -> bool:
    return _forget_webhook(call, bool(cast(DeleteWebhook, call.method).drop_pending_updates))


async def get_webhook_info(call: Call) -> Json:
    webhook = _webhook(call) or {"url": ""}
    shown = {k: v for k, v in webhook.items() if k != "secret_token"}
    allowed = call.world.updates.allowed
    return {
        **shown,
        "has_custom_certificate": False,
        "pending_update_count": len(call.world.updates),
        **({"allowed_updates": allowed} if allowed else {}),
        **call.world.journal.table("settings").get("webhook_error", {}),
    }


def _webhook(call: Call) -> Json | None:
    found: Json | None = call.world.journal.table("settings").get("webhook")
    return found


def _forget_webhook(call: Call, drop_pending: bool) -> bool:
    call.world.journal.drop("settings", "webhook")
    call.world.journal.drop("settings", "webhook_error")
    if drop_pending:
        _drop_pending(call)
    call.world.updates.release()
    return True


def _drop_pending(call: Call) -> None:
    for update in call.world.updates.pending():
        call.world.updates.confirm(update["update_id"])


HANDLERS = {
    GetUpdates: get_updates,
    SetWebhook: set_webhook,
    DeleteWebhook: delete_webhook,
    GetWebhookInfo: get_webhook_info,
}
