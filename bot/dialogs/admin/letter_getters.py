"""What the windows of dead letters show."""

import json
from html import escape
from typing import Any

from aiogram_dialog import DialogManager

from bot.context import reader_of, speaker_of
from bot.dialogs.admin.letter_handlers import letter_id
from bot.owners import admit
from bot.paging import page_at
from bot.speaker import Speaker
from core.activity.contracts import DeadState, DeadView
from core.activity.dead import DeadLetters, Wanted

PAGE, LONGEST, REASON = 6, 1_500, 300


async def letter_list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of the letters in one state, narrowed by the words looked for."""
    admit(dialog_manager)
    speaker, kept = speaker_of(dialog_manager), dialog_manager.dialog_data
    state, words = DeadState(kept.get("state", DeadState.OPEN)), kept.get("search", "")
    async with reader_of(dialog_manager)(DeadLetters) as letters:
        total = await letters.count(Wanted(state=state, text=words or None))
        first, page = page_at(dialog_manager, total, PAGE)
        wanted = Wanted(state=state, text=words or None, limit=PAGE, skip=first)
        found = await letters.find(wanted)
    return page | {
        "letters": [(_line(one, speaker), one.id.hex) for one in found],
        "states": [_choice(one, one is state, speaker) for one in DeadState],
        "total": total,
        "words": words,
        "searched": bool(words),
        "all": not words,
        "some": total > 0,
        "empty": total == 0,
    }


def _line(letter: DeadView, speaker: Speaker) -> str:
    at = speaker.local(letter.received_at)
    return f"{at:%d.%m %H:%M} · {letter.source} · {speaker.text('letter-' + letter.reason)}"


def _choice(state: DeadState, on: bool, speaker: Speaker) -> tuple[str, str]:
    words = speaker.text(f"letters-{state}")
    return f"🔘 {words}" if on else words, state.value


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One letter: from where, why, and what it holds."""
    admit(dialog_manager)
    speaker = speaker_of(dialog_manager)
    async with reader_of(dialog_manager)(DeadLetters) as letters:
        letter = await letters.get(letter_id(dialog_manager))
    payload = readable(letter.payload)
    cut = "…" if len(payload) > LONGEST else ""
    return {
        "source": letter.source,
        "at": f"{speaker.local(letter.received_at):%d.%m.%Y %H:%M:%S}",
        "reason": speaker.text(f"letter-{letter.reason}"),
        "error": letter.error[:REASON],
        "payload": f"<pre>{escape(payload[:LONGEST], quote=False)}{cut}</pre>",
        "state": speaker.text(f"letters-{letter.state}"),
        "is_open": letter.state is not DeadState.REPLAYED,
        "can_dismiss": letter.state is DeadState.OPEN,
    }


def readable(payload: str) -> str:
    """JSON over several lines; what is none stays as it is."""
    try:
        return json.dumps(json.loads(payload), ensure_ascii=False, indent=1)
    except (ValueError, RecursionError):
        return payload
