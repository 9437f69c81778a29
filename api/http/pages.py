"""Pages of the api itself: their files, and what a browser may do with them."""

from dataclasses import dataclass
from pathlib import Path

from litestar import Response
from litestar.exceptions import NotFoundException

MEDIA_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
STRICT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass(slots=True, frozen=True)
class StaticPage:
    """The files of a folder, read once; nothing else is served, whatever the name."""

    files: dict[str, tuple[bytes, str]]
    policy: str

    @classmethod
    def load_folder(cls, folder: Path, policy: str = STRICT_POLICY) -> "StaticPage":
        found = {path.name: path for path in folder.iterdir() if path.suffix in MEDIA_TYPES}
        files = {
            name: (path.read_bytes(), MEDIA_TYPES[path.suffix]) for name, path in found.items()
        }
        return cls(files, policy)

    def build_response(self, name: str = "index.html") -> Response[bytes]:
        """The file called `name`. Raises NotFoundException."""
        if name not in self.files:
            raise NotFoundException
        content, kind = self.files[name]
        headers = {"content-security-policy": self.policy, "cache-control": "no-cache"}
        return Response(content, media_type=kind, headers=headers)
