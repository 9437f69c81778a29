"""GET /dashboard and its files."""

from pathlib import Path

from litestar import Response, get
from litestar.params import FromPath

from api.http.pages import StaticPage

_PAGE = StaticPage.load_folder(Path(__file__).parent / "page")


@get("/dashboard", include_in_schema=False)
async def get_dashboard() -> Response[bytes]:
    """The page itself; what it shows it asks of the reading endpoints, with the reader's key."""
    return _PAGE.build_response()


@get("/dashboard/{name:str}", include_in_schema=False)
async def get_dashboard_file(name: FromPath[str]) -> Response[bytes]:
    """A script or the style of the page."""
    return _PAGE.build_response(name)


DASHBOARD_ROUTES = (get_dashboard, get_dashboard_file)
