"""Who may talk to the playground: this machine's programs and its own page, no other web site."""

from urllib.parse import urlsplit

from aiohttp import HttpVersion11, web
from aiohttp.typedefs import Handler

from playground.delivery import LOOPBACK_HOSTS

_FORWARDING = frozenset({"cdn-loop", "client-ip", "forwarded", "true-client-ip", "via"})
_FORWARDING_PREFIXES = (
    *("cf-", "cloudfront-", "fastly-", "fly-", "ngrok-", "tailscale-", "x-amz-cf-", "x-amzn-"),
    *("x-azure-", "x-client-ip", "x-cluster-client-ip", "x-envoy-", "x-forwarded", "x-original-"),
    *("x-proxy", "x-real-"),
)
_SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@web.middleware
async def check_origin(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse rebound host names and requests that other web sites make."""
    reason = _find_refusal(request)
    if reason:
        return web.json_response(
            {"ok": False, "error_code": 403, "description": reason}, status=403
        )
    return await handler(request)


async def set_security_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Set on every answer before it leaves (a signal of aiohttp)."""
    if not request.path.startswith("/bot"):
        response.headers.update(_SECURITY_HEADERS)


def _find_refusal(request: web.Request) -> str | None:
    if _extract_host_name(f"//{request.host}") not in LOOPBACK_HOSTS:
        return "Forbidden: only loopback host names are served"
    if _comes_through_proxy(request):
        return "Forbidden: only this machine is served, not what a proxy passes on"
    origin = request.headers.get("Origin")
    if origin is not None and origin.lower() != f"http://{request.host}".lower():
        return "Forbidden: requests of other web sites are refused"
    site = request.headers.get("Sec-Fetch-Site", "none")
    is_opening_page = request.path == "/" and request.headers.get("Sec-Fetch-Mode") == "navigate"
    if site not in ("none", "same-origin") and not is_opening_page:
        return "Forbidden: requests of other web sites are refused"
    return None


def _comes_through_proxy(request: web.Request) -> bool:
    """By what proxies and tunnels add, or by HTTP/1.0: that of nginx, which may add nothing."""
    names = (name.lower() for name in request.headers)
    return request.version < HttpVersion11 or any(
        name in _FORWARDING or name.startswith(_FORWARDING_PREFIXES) for name in names
    )


def _extract_host_name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
