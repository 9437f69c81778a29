"""What a person writes before the zone is known is kept, and done once it is."""

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.ui.app_actions import get_app_actions
from bot.ui.context import get_command_executor, get_current_user
from bot.ui.hints import show_good_news
from core.language.sanitizing import sanitize_text
from core.users.contracts import ChangeZone

MAX_KEPT_LINES, MAX_KEPT_LENGTH = 20, 2_000
MAX_SHOWN_LENGTH = 60
_KEPT_KEY = "kept_lines"


async def keep_text(manager: DialogManager, text: str) -> None:
    """A text that is no place is something to do: it waits for the zone."""
    kept: list[str] = list(manager.dialog_data.get(_KEPT_KEY, ()))
    fresh = [line for line in sanitize_text(text).splitlines() if line.strip()]
    lines = (kept + fresh)[:MAX_KEPT_LINES]
    if not fresh or len("\n".join(lines)) > MAX_KEPT_LENGTH:
        show_good_news(manager, "welcome-zone-first")
        return
    manager.dialog_data[_KEPT_KEY] = lines
    shown = fresh[0] if len(fresh[0]) <= MAX_SHOWN_LENGTH else f"{fresh[0][:MAX_SHOWN_LENGTH]}…"
    show_good_news(manager, "welcome-kept", words=shown, count=len(lines))


async def finish_onboarding(manager: DialogManager, zone: str) -> None:
    """The person is set up: what they wrote meanwhile, what the link that brought them here names,
    or the menu, with nothing behind it."""
    current_user = get_current_user(manager)
    kept: list[str] = manager.dialog_data.get(_KEPT_KEY, [])
    current_user.profile = await get_command_executor(manager)(
        ChangeZone(user_id=current_user.id, zone=zone)
    )
    came_by = manager.start_data
    payload = str(came_by.get("payload", "")) if isinstance(came_by, dict) else ""
    if kept and not payload:
        await _handle_kept(manager, "\n".join(kept))
    else:
        await get_app_actions(manager).open_payload(manager, payload)


async def _handle_kept(manager: DialogManager, text: str) -> None:
    """As if it were written now."""
    event = manager.event
    message = event.message if isinstance(event, CallbackQuery) else event
    assert isinstance(message, Message)
    written = message.model_copy(update={"text": text}).as_(message.bot)
    await get_app_actions(manager).handle_text(written, manager)
