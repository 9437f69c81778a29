"""Pictures made in memory, shown in windows."""

import asyncio
import hashlib
from collections.abc import Callable
from typing import Any

from aiogram import Bot
from aiogram.types import BufferedInputFile, ContentType, InputFile
from aiogram_dialog.api.entities import MediaAttachment
from aiogram_dialog.manager.message_manager import MessageManager

from bot.ui.current_user import CurrentUser
from core.pictures.palette import PALETTES, Palette


class Picture(MediaAttachment):
    """A PNG for a window; the same bytes are uploaded once, by the name they hash to."""

    def __init__(self, content: bytes) -> None:
        digest = hashlib.sha256(content).hexdigest()
        super().__init__(type=ContentType.PHOTO, path=f"{digest}.png")
        self.content = content


async def draw_picture(
    current_user: CurrentUser, draw: Callable[..., bytes], *data: Any, **words: Any
) -> Picture:
    """What `draw` makes of the data in the colours the person has chosen, off the event loop."""
    return Picture(await asyncio.to_thread(draw, *data, palette=get_palette(current_user), **words))


def get_palette(current_user: CurrentUser) -> Palette:
    """The person's colours of pictures."""
    return PALETTES[current_user.profile.pictures]


class PictureMessageManager(MessageManager):
    """Sends windows, and what Picture holds without a file on the disk."""

    async def get_media_source(self, media: MediaAttachment, bot: Bot) -> InputFile | str:
        if isinstance(media, Picture) and not media.file_id:
            return BufferedInputFile(media.content, filename=str(media.path))
        return await super().get_media_source(media, bot)
