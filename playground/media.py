"""Files as messages show them: photos, documents and their kin."""

import asyncio
from io import BytesIO
from typing import Any

from PIL import Image, UnidentifiedImageError

from playground.errors import build_bad_request
from playground.files import FileStore, Upload

Json = dict[str, Any]

MAX_PHOTO_BYTES = 10 * 1024 * 1024
MAX_PHOTO_SIDES = 10_000
MAX_PHOTO_RATIO = 20
ATTACHMENT_PREFIX = "attach://"
_IMAGE_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}
_FIXED_ATTRIBUTES: dict[str, Json] = {
    "video": {"width": 640, "height": 360, "duration": 1},
    "animation": {"width": 320, "height": 320, "duration": 1},
    "audio": {"duration": 1},
    "voice": {"duration": 1},
    "video_note": {"length": 240, "duration": 1},
    "sticker": {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
    },
}


async def build_media_content(
    files: FileStore, kind: str, source: str, uploads: dict[str, Upload], extra: Json | None = None
) -> Json:
    """The part of a message that shows a file, for example `{"photo": [PhotoSize]}`.

    `source` is a file_id, or `attach://NAME` of an upload in the same request; `extra` goes into
    the object of a new file (a duration, a sticker's emoji).

    :raises ApiError: 400 for unknown ids, addresses and pictures that cannot be read.
    """
    if source.startswith(ATTACHMENT_PREFIX):
        shown = await _save_file(files, kind, _find_attachment(source, uploads), extra or {})
    else:
        shown = _get_known_object(files, kind, source)
    content = {kind: shown}
    if kind == "animation":
        names = ("file_id", "file_unique_id", "file_name", "mime_type", "file_size")
        content["document"] = {name: shown[name] for name in names if name in shown}
    return content


def _find_attachment(source: str, uploads: dict[str, Upload]) -> Upload:
    upload = uploads.get(source.removeprefix(ATTACHMENT_PREFIX))
    if upload is None:
        raise build_bad_request("wrong file identifier/HTTP URL specified")
    if not upload.content:
        raise build_bad_request("file must be non-empty")
    return upload


def _get_known_object(files: FileStore, kind: str, file_id: str) -> Any:
    if file_id.startswith(("http://", "https://")):
        raise build_bad_request("failed to get HTTP URL content")
    row = files.get_row(file_id)
    if row["kind"] != kind:
        had, wanted = (name.title() for name in (row["kind"], kind))
        raise build_bad_request(f"can't use file of type {had} as {wanted}")
    return row["object"]


async def _save_file(files: FileStore, kind: str, upload: Upload, extra: Json) -> Any:
    if kind == "photo":
        return await _save_photo(files, upload)
    row = await files.save_upload(kind, upload)
    shown = {
        **_build_file_object(row),
        **({} if kind in ("sticker", "video_note") else _build_labels(row)),
        **_FIXED_ATTRIBUTES.get(kind, {}),
        **extra,
    }
    files.set_object(row, shown)
    return shown


async def _save_photo(files: FileStore, upload: Upload) -> list[Json]:
    mime, (width, height) = await asyncio.to_thread(_read_image_size, upload.content)
    row = await files.save_upload("photo", Upload(upload.name, mime, upload.content))
    shown = [{**_build_file_object(row), "width": width, "height": height}]
    files.set_object(row, shown)
    return shown


def _read_image_size(content: bytes) -> tuple[str, tuple[int, int]]:
    if len(content) > MAX_PHOTO_BYTES:
        raise build_bad_request("file is too big")
    try:
        with Image.open(BytesIO(content)) as image:
            kind, size = str(image.format), image.size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise build_bad_request("IMAGE_PROCESS_FAILED") from error
    if sum(size) > MAX_PHOTO_SIDES or max(size) > MAX_PHOTO_RATIO * min(size):
        raise build_bad_request("PHOTO_INVALID_DIMENSIONS")
    if kind not in _IMAGE_TYPES:
        raise build_bad_request("IMAGE_PROCESS_FAILED")
    return _IMAGE_TYPES[kind], size


def _build_file_object(row: Json) -> Json:
    return {
        "file_id": row["file_id"],
        "file_unique_id": row["file_unique_id"],
        "file_size": row["size"],
    }


def _build_labels(row: Json) -> Json:
    return {"file_name": row["name"], "mime_type": row["mime"]}
