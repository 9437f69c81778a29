"""Files sent as documents: big ones packed, none over what the messenger takes."""

import asyncio
import zipfile
from collections.abc import Iterable
from pathlib import Path

from aiogram import Bot
from aiogram.types import FSInputFile

LARGEST = 49 << 20  # the messenger takes 50 MB, the form around the file included
PACKED_FROM = 8 << 20
UPLOAD_SECONDS = 300


async def send_documents(
    bot: Bot, chat_id: int, files: Iterable[Path], suffix: str, largest: int = LARGEST
) -> list[str]:
    """Send each file under its name with `suffix`; returns the names of those too large even
    when packed."""
    left: list[str] = []
    for path in files:
        named = path.with_name(f"{path.stem}-{suffix}{path.suffix}")
        await asyncio.to_thread(path.rename, named)
        ready = await asyncio.to_thread(_packed, named, min(PACKED_FROM, largest))
        if ready.stat().st_size > largest:
            left.append(named.name)
            continue
        await bot.send_document(chat_id, FSInputFile(ready), request_timeout=UPLOAD_SECONDS)
    return left


def _packed(path: Path, large: int) -> Path:
    if path.stat().st_size <= large:
        return path
    packed = path.with_name(f"{path.name}.zip")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, path.name)
    return packed
