"""What people get, and what the owner sees of its progress."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.broadcasts.data import Action, BroadcastPress
from bot.notices.cards import Face
from bot.speaker import Speaker
from core.broadcasts.contracts import BroadcastCard, Letter, State, Tally

BAR = 16
_ACTIONS: dict[State, tuple[Action, ...]] = {
    State.RUNNING: ("pause", "ask"),
    State.PAUSED: ("go", "ask"),
}


def letter_face(letter: Letter, locale: str) -> Face:
    """The message as somebody who reads `locale` gets it."""
    if letter.button is None:
        return Face(letter.words(locale))
    link = InlineKeyboardButton(text=letter.button.text, url=letter.button.url)
    return Face(letter.words(locale), InlineKeyboardMarkup(inline_keyboard=[[link]]))


def progress_face(
    card: BroadcastCard, speaker: Speaker, *, speed: float | None = None, asking: bool = False
) -> Face:
    """The bar, the figures, and what can be done; `speed` is people a second of late."""
    tally = card.tally
    lines = [
        speaker.rich("cast-title", state=speaker.text(f"cast-state-{card.state.value}")),
        f"<code>{bar(tally)}</code> {percent(tally)}%",
        speaker.rich("cast-figures", sent=tally.sent, failed=tally.failed, left=tally.left),
    ]
    if tally.unknown:
        lines.append(speaker.rich("cast-unknown", count=tally.unknown))
    if tally.silenced:
        lines.append(speaker.rich("cast-silenced", count=tally.silenced))
    if card.state is State.RUNNING and speed and tally.left:
        lines.append(_remaining(tally.left / speed, speaker))
    if asking and card.state in _ACTIONS:
        lines.append(speaker.rich("cast-ask"))
        return Face("\n".join(lines), _keyboard(card, ("stop", "look"), speaker))
    return Face("\n".join(lines), _keyboard(card, _ACTIONS.get(card.state, ()), speaker))


def percent(tally: Tally) -> int:
    """People dealt with, of 100; 100 only when nobody is left."""
    if not tally.left:
        return 100
    return min(99, 100 * tally.ended // max(1, tally.total))


def bar(tally: Tally) -> str:
    """BAR signs wide."""
    full = BAR * percent(tally) // 100
    return "█" * full + "░" * (BAR - full)


def _remaining(seconds: float, speaker: Speaker) -> str:
    if seconds < 60:
        return speaker.rich("cast-eta-seconds", count=max(1, round(seconds)))
    return speaker.rich("cast-eta-minutes", count=round(seconds / 60))


def _keyboard(
    card: BroadcastCard, actions: tuple[Action, ...], speaker: Speaker
) -> InlineKeyboardMarkup | None:
    if not actions:
        return None
    row = [
        InlineKeyboardButton(
            text=speaker.text(f"cast-button-{action}"),
            callback_data=BroadcastPress(action, card.id).pack(),
        )
        for action in actions
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row])
