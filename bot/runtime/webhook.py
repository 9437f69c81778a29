"""Updates by webhook: Telegram's call is answered after the update was handled."""

import hmac
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import msgspec
import structlog
from aiogram import Bot
from aiohttp import web

from bot.runtime.raw_updates import RawUpdate, get_update_id
from bot.runtime.update_handler import UpdateHandler
from core.kit.settings import Settings

log = structlog.get_logger(__name__)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
MAX_BODY_BYTES = 1 << 20
MOST_WAITING = 8  # requests of one sender; Telegram opens 40 at once for all
GRACE_SECONDS = 8.0  # for updates under way; Telegram calls again about the others


@dataclass(slots=True, frozen=True)
class WebhookReceiver:
    """One route: the secret is compared in constant time, then the update is handled whole.

    What is refused is answered at once. Telegram brings the updates of a chat one after the other;
    should it bring more side by side, those over MOST_WAITING are put off by a 503.
    """

    update_handler: UpdateHandler
    secret: str

    async def receive_update(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        # bytes that are no text arrive as lone surrogates
        if not hmac.compare_digest(given.encode(errors="surrogateescape"), self.secret.encode()):
            return web.Response(status=401)
        try:
            raw = msgspec.json.decode(await request.read(), type=RawUpdate)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raw = {}
        if get_update_id(raw) is None:
            log.warning("webhook: not an update")
            return web.Response(status=400)
        if self.update_handler.admission.count_waiting(raw) >= MOST_WAITING:
            return web.Response(status=503)
        if self.update_handler.admit(raw):
            await self.update_handler(raw, maybe_repeated=True)
        return web.Response()


@asynccontextmanager
async def run_webhook(
    settings: Settings, bot: Bot, update_handler: UpdateHandler, allowed_updates: list[str]
) -> AsyncIterator[None]:
    """Listen on WEBHOOK_HOST:WEBHOOK_PORT and tell Telegram to call WEBHOOK_URL."""
    assert settings.webhook_url
    configured = settings.webhook_secret
    secret = configured.get_secret_value() if configured else secrets.token_urlsafe(32)
    app = web.Application(client_max_size=MAX_BODY_BYTES)
    path = urlsplit(settings.webhook_url).path or "/"
    app.router.add_post(path, WebhookReceiver(update_handler, secret).receive_update)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=GRACE_SECONDS)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.webhook_host, settings.webhook_port).start()
        await bot.set_webhook(
            settings.webhook_url, secret_token=secret, allowed_updates=allowed_updates
        )
        yield
    finally:
        await runner.cleanup()
