"""Who may talk to the playground: this machine's programs and its own page, no other web site."""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from playground.delivery import LOOPBACK

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse rebound host names and requests that other web sites make."""
    reason = _refusal(request)
    if reason:
        return web.json_response(
            {"ok": False, "error_code": 403, "description": reason}, status=403
        )
    return await handler(request)


async def secure_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Set on every answer before it leaves (a signal of aiohttp)."""
    if not request.path.startswith("/bot"):
        response.headers.update(_HEADERS)


def _refusal(request: web.Request) -> str | None:
    if _host_name(f"//{request.host}") not in LOOPBACK:
        return "Forbidden: only loopback host names are served"
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        return "Forbidden: requests of other web sites are refused"
    site = request.headers.get("Sec-Fetch-Site", "none")
    is_opening_page = request.path == "/" and request.headers.get("Sec-Fetch-Mode") == "navigate"
    if site not in ("none", "same-origin") and not is_opening_page:
        return "Forbidden: requests of other web sites are refused"
    return None


def _host_name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
