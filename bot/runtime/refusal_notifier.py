"""What a person is told whose updates are too many: once a window, however many are dropped."""

from collections import OrderedDict
from dataclasses import dataclass, field

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from sqlalchemy.exc import SQLAlchemyError

from bot.runtime.profiles import ProfileCache
from bot.runtime.raw_updates import RawUpdate, get_ordering_key, get_payload, get_sender_id
from core.kit.background_tasks import spawn_task
from core.kit.clock import Clock
from core.kit.error_texts import describe_error
from core.texts import get_text
from core.users.contracts import PLATFORM_TELEGRAM, build_user_id
from core.users.rules import choose_locale

log = structlog.get_logger(__name__)
WINDOW_SECONDS = 60.0
MAX_PEOPLE = 50_000


@dataclass(slots=True)
class RefusalNotifier:
    """Tells a message's author by a message and who pressed by a toast; all else is dropped
    silently, and so is everything in groups, where others would have to read it."""

    bot: Bot
    profiles: ProfileCache
    clock: Clock
    _notified_at: OrderedDict[int, float] = field(default_factory=OrderedDict)

    def notify_sender(self, raw: RawUpdate) -> None:
        """Tell the sender in the background, unless they were told within the window."""
        if _is_answerable(raw) and self._is_notice_due(get_sender_id(raw)):
            spawn_task(self._notify_sender(raw), name="tell a refusal")

    def _is_notice_due(self, sender: int) -> bool:
        now = self.clock.now().timestamp()
        last = self._notified_at.get(sender)
        if last is not None and 0 <= now - last < WINDOW_SECONDS:
            return False
        self._notified_at[sender] = now
        self._notified_at.move_to_end(sender)
        if len(self._notified_at) > MAX_PEOPLE:
            self._notified_at.popitem(last=False)
        return True

    async def _notify_sender(self, raw: RawUpdate) -> None:
        words = get_text(await self._get_locale(raw), "error-too-fast")
        try:
            if "callback_query" in raw:
                await self.bot.answer_callback_query(get_payload(raw)["id"], words)
            else:
                await self.bot.send_message(get_ordering_key(raw), words, parse_mode=None)
        except (TelegramAPIError, OSError) as error:
            log.warning("could not tell a refusal", error=describe_error(error))

    async def _get_locale(self, raw: RawUpdate) -> str:
        """The person's own, or the application's for an unknown person and while PostgreSQL is
        away."""
        try:
            profile = await self.profiles.get_profile(
                build_user_id(PLATFORM_TELEGRAM, get_sender_id(raw))
            )
        except (SQLAlchemyError, OSError):
            profile = None
        code = get_payload(raw).get("from", {}).get("language_code")
        return profile.locale if profile else choose_locale(code)


def _is_answerable(raw: RawUpdate) -> bool:
    in_private = get_ordering_key(raw) == get_sender_id(raw) > 0
    return "callback_query" in raw or ("message" in raw and in_private)
