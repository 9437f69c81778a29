"""GET /dashboard and its files."""

from pathlib import Path

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_FILES = {
    path.name: (path.read_bytes(), _TYPES[path.suffix])
    for path in (Path(__file__).parent / "page").iterdir()
    if path.suffix in _TYPES
}
_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "cache-control": "no-cache",
}


@get("/dashboard", include_in_schema=False)
async def dashboard() -> Response[bytes]:
    """The page itself; what it shows it asks of the reading doors, with the reader's key."""
    return _file("index.html")


@get("/dashboard/{name:str}", include_in_schema=False)
async def dashboard_file(name: FromPath[str]) -> Response[bytes]:
    """A script or the style of the page."""
    return _file(name)


def _file(name: str) -> Response[bytes]:
    if name not in _FILES:
        raise NotFoundException
    content, kind = _FILES[name]
    return Response(content, media_type=f"{kind}; charset=utf-8", headers=_HEADERS)


DASHBOARD_ROUTES = (dashboard, dashboard_file)
