"""What became of commands nobody waits for any more."""

from bot.delivery.occasions import Occasion
from bot.notices.cards import Face
from bot.speaker import Speaker
from core.texts import has_text

_OK = "ok"
_UNSPOKEN = frozenset(
    {
        "users.mark_reachable",
        "users.mark_unreachable",
        "personal.begin_import",
        "personal.fill_import",
    }
)


async def late_result(occasion: Occasion) -> Face | None:
    """What became of a command nobody waited for any more."""
    data, speaker = occasion.note.data, occasion.speaker
    command, result = data.get("command", ""), data.get("result", _OK)
    if command in _UNSPOKEN:
        return None
    if result != _OK:
        return Face(_refusal(speaker, command, result, data))
    key = f"late-{command.replace('.', '-').replace('_', '-')}"
    return Face(speaker.rich(key if has_text(key) else "late-other"))


def _refusal(speaker: Speaker, command: str, code: str, data: dict[str, str]) -> str:
    """The rule's own words; general ones where they are unknown or their details are missing."""
    if has_text(f"error-{code}"):
        try:
            reason = speaker.text(f"error-{code}", **{"what": _singular(command)} | data)
        except ValueError:
            pass
        else:
            return speaker.rich("late-refused", reason=reason)
    return speaker.rich("late-refused-other")


def _singular(command: str) -> str:
    return command.partition(".")[0].removesuffix("s")


async def command_failed(occasion: Occasion) -> Face | None:
    """A command ended in the dead letters."""
    domain = occasion.note.data.get("command", "").partition(".")[0]
    return Face(occasion.speaker.rich("command-failed", domain=domain))
