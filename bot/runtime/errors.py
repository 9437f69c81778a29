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

from bot.routes import Menu
from bot.ui.callback_answers import answer_callback
from bot.ui.callback_data import MalformedPayload, Outdated
from bot.ui.current_user import CurrentUser
from core.kit.error_texts import describe_error
from core.kit.errors import DomainError
from core.kit.faults import is_transient
from core.kit.nats.commands import CommandNotConfirmed, CommandPending
from core.texts import get_text, has_text
from core.users.rules import choose_locale

log = structlog.get_logger(__name__)
out_of_date = Counter(
    "uspevai_updates_out_of_date_total", "Presses with forged data or data of another version"
)
_EXPECTED_ERRORS: dict[type[Exception], str] = {
    CommandPending: "error-accepted",
    CommandNotConfirmed: "error-not-accepted",
}
_STALE_ERRORS = (UnknownIntent, OutdatedIntent, UnknownState, InvalidStackIdError, Outdated)


async def handle_error(
    event: ErrorEvent, dialog_manager: DialogManager | None = None, **data: object
) -> bool:
    """Answer the person; faults that pass are raised again for the intake to retry."""
    error = event.exception
    current_user = data.get("current_user")
    if _out_of_date(event.update, error) and isinstance(current_user, CurrentUser):
        out_of_date.inc()
        log.debug("out of date", error=describe_error(error))
        await _send_error_text(event.update, current_user.translate("error-stale-button"))
        if dialog_manager is not None:
            await show_current_window(dialog_manager)
        return True
    if isinstance(error, TelegramBadRequest) and "message is not modified" in error.message:
        await _send_error_text(event.update, None)
        return True
    if (is_transient(error) and not isinstance(error, TelegramAPIError)) or current_user is None:
        raise error
    assert isinstance(current_user, CurrentUser)
    await _send_error_text(event.update, _format_error(error, current_user))
    return True


def _out_of_date(update: Update, error: Exception) -> bool:
    """True for what a button of another version carries, or anybody's own making. It is counted
    and not logged: whoever sends it can send as much of it as they like."""
    pressed = isinstance(update.event, CallbackQuery)
    return isinstance(error, _STALE_ERRORS) or (isinstance(error, MalformedPayload) and pressed)


async def show_current_window(manager: DialogManager) -> None:
    """In place of a message whose buttons are out of date: what is being talked about now, so that
    nothing half written is lost, or the menu."""
    if manager.has_context():
        with suppress(DomainError, MalformedPayload):  # raised when what it showed is gone
            await manager.show()
            return
    await manager.start(Menu.main, mode=StartMode.RESET_STACK)


def _format_error(error: Exception, current_user: CurrentUser) -> str:
    if isinstance(error, DomainError) and has_text(f"error-{error.code}"):
        return current_user.translate(f"error-{error.code}", **error.params)
    key = _EXPECTED_ERRORS.get(type(error))
    if key is None:
        log.error("handler failed", exc_info=error)
        key = "error-unexpected"
    return current_user.translate(key)


async def _send_error_text(update: Update, text: str | None) -> None:
    """A toast for a button, a message for a message, and for a button whose press is too old for
    toasts. `words` are plain text."""
    event = update.event
    if isinstance(event, CallbackQuery):
        toast = text[:200] if text else None
        heard = await answer_callback(event, toast, alert=len(text or "") > 60)
        if text and not heard and event.message is not None:
            await event.message.answer(text, parse_mode=None)
    elif isinstance(event, Message) and text:
        await event.answer(text, parse_mode=None)


def create_router() -> Router:
    """A fresh router: one belongs to one dispatcher."""
    router = Router(name="errors")
    router.errors.register(handle_error)
    return router


async def send_apology(bot: Bot, update: Update, error: Exception) -> None:
    """The last word on an update that failed for good, as an unknown user's does while no worker
    makes
    them known; the person's language is only guessed."""
    person = getattr(update.event, "from_user", None)
    key = _EXPECTED_ERRORS.get(type(error), "error-unexpected")
    words = get_text(choose_locale(person.language_code if person else None), key)
    try:
        await _send_error_text(update.as_(bot), words)
    except TelegramAPIError as refused:
        log.warning("could not even apologise", error=describe_error(refused))
