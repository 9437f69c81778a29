"""Reading requests: query, urlencoded, JSON and multipart into fields and uploads."""

from typing import Any

import msgspec
from aiohttp import web
from aiohttp.web_request import FileField
from multidict import MultiDictProxy

from playground.errors import build_bad_request
from playground.files import Upload
from playground.media import ATTACHMENT_PREFIX

Fields = dict[str, Any]


async def read_fields(request: web.Request) -> tuple[Fields, dict[str, Upload]]:
    """Parameters and files of a call, wherever they are.

    A file sent as the parameter itself (`photo=@cat.jpg`) becomes a reference to its upload.

    :raises ApiError: 400 for a body that is not what its Content-Type says.
    """
    fields: Fields = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        fields.update(await _read_json(request))
    elif request.can_read_body:
        for name, value in (await _read_form(request)).items():
            if isinstance(value, FileField):
                fields[name] = f"{ATTACHMENT_PREFIX}{name}"
                uploads[name] = Upload(value.filename, value.content_type, value.file.read())
            else:
                fields[name] = value if isinstance(value, str) else value.decode(errors="replace")
    return fields, uploads


async def _read_form(request: web.Request) -> MultiDictProxy[str | bytes | bytearray | FileField]:
    try:
        return await request.post()
    except (ValueError, LookupError) as error:
        raise build_bad_request("can't parse the body of the request") from error


async def _read_json(request: web.Request) -> Fields:
    body = await request.read()
    try:
        return msgspec.json.decode(body or b"{}", type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise build_bad_request(f"can't parse JSON object: {error}") from error


def build_json_response(body: Any, status: int = 200) -> web.Response:
    return web.Response(
        body=msgspec.json.encode(body), status=status, content_type="application/json"
    )


def format_for_log(fields: Fields, uploads: dict[str, Upload]) -> Fields:
    """Parameters for the call log: JSON decoded for reading, files as name and size."""
    files = {
        name: f"{upload.name}, {len(upload.content)} bytes" for name, upload in uploads.items()
    }
    return {
        name: files.get(name) or _decode_for_log(value) for name, value in fields.items()
    } | files


def _decode_for_log(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return msgspec.json.decode(value)
        except msgspec.DecodeError:
            return value
    return value
