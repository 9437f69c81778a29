"""What the windows of dead letters show."""

import json
from html import escape
from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.admin.letter_handlers import get_dead_letter_id
from bot.ui.context import get_current_user, get_query_runner
from bot.ui.current_user import CurrentUser
from bot.ui.owners import require_owner
from bot.ui.pagers import calculate_page
from core.activity.contracts import DeadLetterState, DeadLetterView
from core.activity.dead_letters import DeadLetterFilter, DeadLetterRepository

PAGE_SIZE, MAX_PAYLOAD_LENGTH, MAX_REASON_LENGTH = 6, 1_500, 300


async def get_dead_letter_list_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of the letters in one state, narrowed by the words looked for."""
    require_owner(dialog_manager)
    current_user, kept = get_current_user(dialog_manager), dialog_manager.dialog_data
    state, words = DeadLetterState(kept.get("state", DeadLetterState.OPEN)), kept.get("search", "")
    async with get_query_runner(dialog_manager)(DeadLetterRepository) as letters:
        total = await letters.count(DeadLetterFilter(state=state, text=words or None))
        first, page = calculate_page(dialog_manager, total, PAGE_SIZE)
        wanted = DeadLetterFilter(state=state, text=words or None, limit=PAGE_SIZE, skip=first)
        found = await letters.find(wanted)
    return page | {
        "letters": [(_format_dead_letter(one, current_user), one.id.hex) for one in found],
        "states": [_build_state_choice(one, one is state, current_user) for one in DeadLetterState],
        "total": total,
        "words": words,
        "searched": bool(words),
        "all": not words,
        "some": total > 0,
        "empty": total == 0,
    }


def _format_dead_letter(letter: DeadLetterView, current_user: CurrentUser) -> str:
    at = current_user.to_local_time(letter.received_at)
    return (
        f"{at:%d.%m %H:%M} · {letter.source} · {current_user.translate('letter-' + letter.reason)}"
    )


def _build_state_choice(
    state: DeadLetterState, on: bool, current_user: CurrentUser
) -> tuple[str, str]:
    words = current_user.translate(f"letters-{state}")
    return f"🔘 {words}" if on else words, state.value


async def get_dead_letter_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One letter: from where, why, and what it holds."""
    require_owner(dialog_manager)
    current_user = get_current_user(dialog_manager)
    async with get_query_runner(dialog_manager)(DeadLetterRepository) as letters:
        letter = await letters.get(get_dead_letter_id(dialog_manager))
    payload = format_payload(letter.payload)
    cut = "…" if len(payload) > MAX_PAYLOAD_LENGTH else ""
    return {
        "source": letter.source,
        "at": f"{current_user.to_local_time(letter.received_at):%d.%m.%Y %H:%M:%S}",
        "reason": current_user.translate(f"letter-{letter.reason}"),
        "error": letter.error[:MAX_REASON_LENGTH],
        "payload": f"<pre>{escape(payload[:MAX_PAYLOAD_LENGTH], quote=False)}{cut}</pre>",
        "state": current_user.translate(f"letters-{letter.state}"),
        "is_open": letter.state is not DeadLetterState.REPLAYED,
        "can_dismiss": letter.state is DeadLetterState.OPEN,
    }


def format_payload(payload: str) -> str:
    """JSON over several lines; what is none stays as it is."""
    try:
        return json.dumps(json.loads(payload), ensure_ascii=False, indent=1)
    except (ValueError, RecursionError):
        return payload
