"""What a person sees when something did not work: an answer in their language, always."""

from contextlib import suppress

import structlog
from aiogram import Bot, Router
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import CallbackQuery, ErrorEvent, Message, Update
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.api.exceptions import (
    InvalidStackIdError,
    OutdatedIntent,
    UnknownIntent,
    UnknownState,
)
from prometheus_client import Counter

from bot.dialogs.menu.states import Menu
from bot.packing import Malformed, Outdated
from bot.presses import let_go
from bot.speaker import Speaker
from core.kit.error_texts import describe_error
from core.kit.errors import DomainError
from core.kit.faults import transient
from core.kit.nats.commands import Accepted, NotAccepted
from core.texts import has_text, text
from core.users.rules import locale_for

log = structlog.get_logger(__name__)
out_of_date = Counter(
    "uspevai_updates_out_of_date_total", "Presses with forged data or data of another version"
)
_EXPECTED: dict[type[Exception], str] = {
    Accepted: "error-accepted",
    NotAccepted: "error-not-accepted",
}
_STALE = (UnknownIntent, OutdatedIntent, UnknownState, InvalidStackIdError, Outdated)


async def on_error(
    event: ErrorEvent, dialog_manager: DialogManager | None = None, **data: object
) -> bool:
    """Answer the person; faults that pass are raised again for the intake to retry."""
    error = event.exception
    speaker = data.get("speaker")
    if _out_of_date(event.update, error) and isinstance(speaker, Speaker):
        out_of_date.inc()
        log.debug("out of date", error=describe_error(error))
        await _tell(event.update, speaker.text("error-stale-button"))
        if dialog_manager is not None:
            await show_where_we_are(dialog_manager)
        return True
    if isinstance(error, TelegramBadRequest) and "message is not modified" in error.message:
        await _tell(event.update, None)
        return True
    if (transient(error) and not isinstance(error, TelegramAPIError)) or speaker is None:
        raise error
    assert isinstance(speaker, Speaker)
    await _tell(event.update, _words(error, speaker))
    return True


def _out_of_date(update: Update, error: Exception) -> bool:
    """True for what a button of another version carries, or anybody's own making. It is counted
    and not logged: whoever sends it can send as much of it as they like."""
    pressed = isinstance(update.event, CallbackQuery)
    return isinstance(error, _STALE) or (isinstance(error, Malformed) and pressed)


async def show_where_we_are(manager: DialogManager) -> None:
    """In place of a message whose buttons are out of date: what is being talked about now, so that
    nothing half written is lost, or the menu."""
    if manager.has_context():
        with suppress(DomainError, Malformed):  # raised when what it showed is gone
            await manager.show()
            return
    await manager.start(Menu.main, mode=StartMode.RESET_STACK)


def _words(error: Exception, speaker: Speaker) -> str:
    if isinstance(error, DomainError) and has_text(f"error-{error.code}"):
        return speaker.text(f"error-{error.code}", **error.params)
    key = _EXPECTED.get(type(error))
    if key is None:
        log.error("handler failed", exc_info=error)
        key = "error-unexpected"
    return speaker.text(key)


async def _tell(update: Update, words: str | None) -> None:
    """A toast for a button, a message for a message, and for a button whose press is too old for
    toasts. `words` are plain text."""
    event = update.event
    if isinstance(event, CallbackQuery):
        toast = words[:200] if words else None
        heard = await let_go(event, toast, alert=len(words or "") > 60)
        if words and not heard and event.message is not None:
            await event.message.answer(words, parse_mode=None)
    elif isinstance(event, Message) and words:
        await event.answer(words, parse_mode=None)


def create_router() -> Router:
    """A fresh router: one belongs to one dispatcher."""
    router = Router(name="errors")
    router.errors.register(on_error)
    return router


async def apologise(bot: Bot, update: Update, error: Exception) -> None:
    """The last word on an update that failed for good, as a stranger's does while no worker makes
    them known; the person's language is only guessed."""
    person = getattr(update.event, "from_user", None)
    key = _EXPECTED.get(type(error), "error-unexpected")
    words = text(locale_for(person.language_code if person else None), key)
    try:
        await _tell(update.as_(bot), words)
    except TelegramAPIError as refused:
        log.warning("could not even apologise", error=describe_error(refused))
