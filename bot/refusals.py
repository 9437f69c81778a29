"""What a person is told whose updates are too many: once a window, however many are dropped."""

from collections import OrderedDict
from dataclasses import dataclass, field

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from sqlalchemy.exc import SQLAlchemyError

from bot.profiles import Profiles
from bot.raw_updates import RawUpdate, chat_of, payload_of, sender_of
from core.kit.clock import Clock
from core.kit.error_texts import describe_error
from core.kit.spawn import spawn
from core.texts import text
from core.users.contracts import PLATFORM_TELEGRAM, user_id_of
from core.users.rules import locale_for

log = structlog.get_logger(__name__)
WINDOW_SECONDS = 60.0
PEOPLE = 50_000


@dataclass(slots=True)
class Refusals:
    """Tells a message's author by a message and who pressed by a toast; all else is dropped
    silently, and so is everything in groups, where others would have to read it."""

    bot: Bot
    profiles: Profiles
    clock: Clock
    _told: OrderedDict[int, float] = field(default_factory=OrderedDict)

    def tell(self, raw: RawUpdate) -> None:
        """Tell the sender in the background, unless they were told within the window."""
        if _answerable(raw) and self._is_due(sender_of(raw)):
            spawn(self._tell(raw), name="tell a refusal")

    def _is_due(self, sender: int) -> bool:
        now = self.clock.now().timestamp()
        last = self._told.get(sender)
        if last is not None and 0 <= now - last < WINDOW_SECONDS:
            return False
        self._told[sender] = now
        self._told.move_to_end(sender)
        if len(self._told) > PEOPLE:
            self._told.popitem(last=False)
        return True

    async def _tell(self, raw: RawUpdate) -> None:
        words = text(await self._locale(raw), "error-too-fast")
        try:
            if "callback_query" in raw:
                await self.bot.answer_callback_query(payload_of(raw)["id"], words)
            else:
                await self.bot.send_message(chat_of(raw), words, parse_mode=None)
        except (TelegramAPIError, OSError) as error:
            log.warning("could not tell a refusal", error=describe_error(error))

    async def _locale(self, raw: RawUpdate) -> str:
        """The person's own, or the application's for a stranger and while PostgreSQL is away."""
        try:
            profile = await self.profiles.get(user_id_of(PLATFORM_TELEGRAM, sender_of(raw)))
        except (SQLAlchemyError, OSError):
            profile = None
        code = payload_of(raw).get("from", {}).get("language_code")
        return profile.locale if profile else locale_for(code)


def _answerable(raw: RawUpdate) -> bool:
    in_private = chat_of(raw) == sender_of(raw) > 0
    return "callback_query" in raw or ("message" in raw and in_private)
