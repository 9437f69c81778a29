"""Files that went through the chats: content on disk (or in memory), never under a foreign name."""

import asyncio
import mimetypes
import re
import secrets
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from playground.errors import build_bad_request
from playground.journal import TableJournal

Json = dict[str, Any]

_SUFFIX_PATTERN = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_UNSAFE_PATTERN = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it arrived in a request."""

    name: str
    mime: str
    content: bytes


def sanitize_file_name(name: str) -> str:
    """A file name without folders and control characters, at most 100 characters."""
    cleaned = _UNSAFE_PATTERN.sub("_", PurePosixPath(name.replace("\\", "/")).name).strip(". ")
    return cleaned[-100:] or "file"


class FileStore:
    """Rows of `{"kind", "object", "path", "name", "mime", "size"}` by file_id."""

    def __init__(self, journal: TableJournal, folder: Path | None) -> None:
        self._journal = journal
        self._folder = folder
        self._contents: dict[str, bytes] = {}

    async def save_upload(self, kind: str, upload: Upload) -> Json:
        """Store the content; returns the row, whose `object` the caller still has to `describe`."""
        unique = secrets.token_hex(8)
        suffix = _SUFFIX_PATTERN.search(upload.name)
        row: Json = {
            "file_id": f"PG{secrets.token_urlsafe(24)}",
            "file_unique_id": unique,
            "kind": kind,
            "path": f"{kind}s/{unique}{suffix.group().lower() if suffix else ''}",
            "name": sanitize_file_name(upload.name),
            "mime": upload.mime
            or mimetypes.guess_type(upload.name)[0]
            or "application/octet-stream",
            "size": len(upload.content),
        }
        await asyncio.to_thread(self._write_content, row["path"], upload.content)
        return row

    def set_object(self, row: Json, shown: Any) -> None:
        """Register a saved file with the object a message shows for it."""
        self._journal.put_row("files", row["file_id"], {**row, "object": shown})

    def get_row(self, file_id: str) -> Json:
        """:raises ApiError: 400 for an id this server never gave out."""
        found: Json | None = self._journal.get_table("files").get(file_id)
        if found is None:
            raise build_bad_request("wrong file identifier/HTTP URL specified")
        return found

    def find_by_path(self, path: str) -> Json | None:
        rows = self._journal.get_table("files").values()
        return next((row for row in rows if row["path"] == path), None)

    async def read_content(self, row: Json) -> bytes:
        """:raises OSError: the content is gone from the disk."""
        if self._folder is None:
            return self._contents[row["path"]]
        return await asyncio.to_thread((self._folder / row["path"]).read_bytes)

    def clear_contents(self) -> None:
        """Forget the contents held in memory; files on disk stay behind without a row."""
        self._contents.clear()

    def _write_content(self, path: str, content: bytes) -> None:
        if self._folder is None:
            self._contents[path] = content
            return
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
