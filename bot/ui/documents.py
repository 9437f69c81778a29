"""Files sent as documents: big ones packed, none over what the messenger takes."""

import asyncio
import zipfile
from collections.abc import Iterable
from pathlib import Path

from aiogram import Bot
from aiogram.types import FSInputFile

MAX_DOCUMENT_BYTES = 49 << 20  # the messenger takes 50 MB, the form around the file included
COMPRESS_THRESHOLD_BYTES = 8 << 20
UPLOAD_TIMEOUT_SECONDS = 300


async def send_documents(
    bot: Bot, chat_id: int, files: Iterable[Path], suffix: str, max_bytes: int = MAX_DOCUMENT_BYTES
) -> list[str]:
    """Send each file under its name with `suffix`; returns the names of those too large even
    when packed."""
    left: list[str] = []
    for path in files:
        named = path.with_name(f"{path.stem}-{suffix}{path.suffix}")
        await asyncio.to_thread(path.rename, named)
        ready = await asyncio.to_thread(
            _compress_file, named, min(COMPRESS_THRESHOLD_BYTES, max_bytes)
        )
        if ready.stat().st_size > max_bytes:
            left.append(named.name)
            continue
        await bot.send_document(chat_id, FSInputFile(ready), request_timeout=UPLOAD_TIMEOUT_SECONDS)
    return left


def _compress_file(path: Path, threshold: int) -> Path:
    if path.stat().st_size <= threshold:
        return path
    packed = path.with_name(f"{path.name}.zip")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, path.name)
    return packed
