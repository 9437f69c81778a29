"""GET /dashboard and its files."""

from pathlib import Path

from litestar import Response, get
from litestar.params import FromPath

from api.http.pages import Page

_PAGE = Page.of(Path(__file__).parent / "page")


@get("/dashboard", include_in_schema=False)
async def dashboard() -> Response[bytes]:
    """The page itself; what it shows it asks of the reading doors, with the reader's key."""
    return _PAGE.answer()


@get("/dashboard/{name:str}", include_in_schema=False)
async def dashboard_file(name: FromPath[str]) -> Response[bytes]:
    """A script or the style of the page."""
    return _PAGE.answer(name)


DASHBOARD_ROUTES = (dashboard, dashboard_file)
