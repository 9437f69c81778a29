"""While the zone is asked for: what is written meanwhile is saved, so that nothing gets lost."""

from aiogram_dialog import DialogManager, StartMode

from bot.routes import Tasks
from bot.ui.app_actions import get_app_actions
from bot.ui.context import derive_id, get_command_executor, get_current_user
from bot.ui.hints import show_good_news
from bot.ui.task_draft import MAX_TASK_TEXT_LENGTH, TaskDraft
from bot.ui.text_parsing import parse_task_text
from core.language.intents import find_intent
from core.language.sanitizing import sanitize_text
from core.users.contracts import ChangeZone

MAX_LINES = 20
MAX_SHOWN_LENGTH = 60
_SAVED_KEY = "saved_tasks"


async def save_text(manager: DialogManager, text: str) -> None:
    """A text that is no place is something to do, a line each: it is saved at once. Days and times
    are the person's own, so they stay right in whatever zone is chosen."""
    lines = [line.strip() for line in sanitize_text(text).splitlines() if line.strip()]
    if not lines or len(lines) > MAX_LINES or max(map(len, lines)) > MAX_TASK_TEXT_LENGTH:
        show_good_news(manager, "welcome-zone-first")
        return
    if find_intent(text) is not None:
        show_good_news(manager, "welcome-zone-first")
        return
    user_id, saved = get_current_user(manager).id, manager.dialog_data.get(_SAVED_KEY, [])
    for number, line in enumerate(lines):
        parsed, task_id = parse_task_text(manager, line), derive_id(manager, number)
        draft = TaskDraft.from_parsed(parsed, line, task_id)
        await get_command_executor(manager)(draft.build_add_command(user_id))
        saved = [*saved, task_id.hex]
    manager.dialog_data[_SAVED_KEY] = saved[-MAX_LINES:]
    first = lines[0]
    shown = first if len(first) <= MAX_SHOWN_LENGTH else f"{first[:MAX_SHOWN_LENGTH]}…"
    show_good_news(manager, "welcome-saved", words=shown, count=len(lines))


async def finish_onboarding(manager: DialogManager, zone: str) -> None:
    """The person is set up: the tasks they wrote meanwhile, what the link that brought them here
    names, or the menu, with nothing behind it."""
    current_user = get_current_user(manager)
    saved = manager.dialog_data.get(_SAVED_KEY, [])
    current_user.profile = await get_command_executor(manager)(
        ChangeZone(user_id=current_user.id, zone=zone)
    )
    came_by = manager.start_data
    payload = str(came_by.get("payload", "")) if isinstance(came_by, dict) else ""
    if saved and not payload:
        await manager.start(Tasks.all, data={"added": saved}, mode=StartMode.RESET_STACK)
    else:
        await get_app_actions(manager).open_payload(manager, payload)
