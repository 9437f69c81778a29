"""Pages of the api itself: their files, and what a browser may do with them."""

from dataclasses import dataclass
from pathlib import Path

from litestar import Response
from litestar.exceptions import NotFoundException

TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass(slots=True, frozen=True)
class Page:
    """The files of a folder, read once; nothing else is served, whatever the name."""

    files: dict[str, tuple[bytes, str]]
    policy: str

    @classmethod
    def of(cls, folder: Path, policy: str = STRICT) -> "Page":
        found = {path.name: path for path in folder.iterdir() if path.suffix in TYPES}
        files = {name: (path.read_bytes(), TYPES[path.suffix]) for name, path in found.items()}
        return cls(files, policy)

    def answer(self, name: str = "index.html") -> Response[bytes]:
        """The file called `name`. Raises NotFoundException."""
        if name not in self.files:
            raise NotFoundException
        content, kind = self.files[name]
        headers = {"content-security-policy": self.policy, "cache-control": "no-cache"}
        return Response(content, media_type=kind, headers=headers)
