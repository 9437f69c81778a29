"""Pictures made in memory, shown in windows."""

import hashlib

from aiogram import Bot
from aiogram.types import BufferedInputFile, ContentType, InputFile
from aiogram_dialog.api.entities import MediaAttachment
from aiogram_dialog.manager.message_manager import MessageManager


class Picture(MediaAttachment):
    """A PNG for a window; the same bytes are uploaded once, by the name they hash to."""

    def __init__(self, content: bytes) -> None:
        digest = hashlib.sha256(content).hexdigest()
        super().__init__(type=ContentType.PHOTO, path=f"{digest}.png")
        self.content = content


class PictureMessages(MessageManager):
    """Sends windows, and what Picture holds without a file on the disk."""

    async def get_media_source(self, media: MediaAttachment, bot: Bot) -> InputFile | str:
        if isinstance(media, Picture) and not media.file_id:
            return BufferedInputFile(media.content, filename=str(media.path))
        return await super().get_media_source(media, bot)
