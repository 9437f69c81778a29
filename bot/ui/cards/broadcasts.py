"""What people get, and what the owner sees of its progress."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.ui.cards.broadcast_callbacks import Action, BroadcastCallback
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.broadcasts.contracts import (
    BroadcastCard,
    BroadcastMessage,
    BroadcastState,
    BroadcastTally,
)

BAR_WIDTH = 16
_ACTIONS_BY_STATE: dict[BroadcastState, tuple[Action, ...]] = {
    BroadcastState.RUNNING: ("pause", "ask"),
    BroadcastState.PAUSED: ("go", "ask"),
}


def render_broadcast_message(broadcast_message: BroadcastMessage, locale: str) -> RenderedMessage:
    """The message as somebody who reads `locale` gets it."""
    if broadcast_message.button is None:
        return RenderedMessage(broadcast_message.get_text(locale))
    link = InlineKeyboardButton(
        text=broadcast_message.button.text, url=broadcast_message.button.url
    )
    return RenderedMessage(
        broadcast_message.get_text(locale), InlineKeyboardMarkup(inline_keyboard=[[link]])
    )


def render_progress(
    card: BroadcastCard,
    current_user: CurrentUser,
    *,
    speed: float | None = None,
    is_confirming: bool = False,
) -> RenderedMessage:
    """The bar, the figures, and what can be done; `speed` is people a second of late."""
    tally = card.tally
    lines = [
        current_user.translate_html(
            "cast-title", state=current_user.translate(f"cast-state-{card.state.value}")
        ),
        f"<code>{format_bar(tally)}</code> {tally.ended_percent}%",
        current_user.translate_html(
            "cast-figures", sent=tally.sent, failed=tally.failed, left=tally.remaining_count
        ),
    ]
    if tally.unknown:
        lines.append(current_user.translate_html("cast-unknown", count=tally.unknown))
    if tally.silenced:
        lines.append(current_user.translate_html("cast-silenced", count=tally.silenced))
    if card.state is BroadcastState.RUNNING and speed and tally.remaining_count:
        lines.append(_format_remaining_time(tally.remaining_count / speed, current_user))
    if is_confirming and card.state in _ACTIONS_BY_STATE:
        lines.append(current_user.translate_html("cast-ask"))
        return RenderedMessage(
            "\n".join(lines), _build_keyboard(card, ("stop", "look"), current_user)
        )
    return RenderedMessage(
        "\n".join(lines), _build_keyboard(card, _ACTIONS_BY_STATE.get(card.state, ()), current_user)
    )


def format_bar(tally: BroadcastTally) -> str:
    """BAR signs wide."""
    full = BAR_WIDTH * tally.ended_percent // 100
    return "█" * full + "░" * (BAR_WIDTH - full)


def _format_remaining_time(seconds: float, current_user: CurrentUser) -> str:
    if seconds < 60:
        return current_user.translate_html("cast-eta-seconds", count=max(1, round(seconds)))
    return current_user.translate_html("cast-eta-minutes", count=round(seconds / 60))


def _build_keyboard(
    card: BroadcastCard, actions: tuple[Action, ...], current_user: CurrentUser
) -> InlineKeyboardMarkup | None:
    if not actions:
        return None
    row = [
        InlineKeyboardButton(
            text=current_user.translate(f"cast-button-{action}"),
            callback_data=BroadcastCallback(action=action, broadcast_id=card.id).pack(),
        )
        for action in actions
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row])
