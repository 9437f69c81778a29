"""What buddies are told of each other, and the cheers under it."""

from uuid import UUID

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.ui.callback_data import ButtonData, ButtonId
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.buddies.contracts import CHEERS, Cheer, SharedHabit

_CHEER_EMOJI: dict[Cheer, str] = {"strong": "💪", "clap": "👏", "fire": "🔥", "star": "🌟"}


class CheerCallback(ButtonData, prefix="cheer"):
    cheer: Cheer
    bond_id: ButtonId


class OfferCallback(ButtonData, prefix="offer"):
    """Opens an invitation."""

    invitation_id: ButtonId


def render_tick(habit: SharedHabit, current_user: CurrentUser) -> RenderedMessage:
    """«✅ Оля: Зарядка · 🔥 5 дней подряд», with cheers unless one was sent today."""
    words = current_user.translate_html(
        "buddies-notice-ticked", owner=habit.owner, title=habit.title
    )
    if habit.streak:
        words += f" · {current_user.translate_html('notice-streak', days=habit.streak)}"
    return RenderedMessage(words, None if habit.cheered else _build_cheer_keyboard(habit.bond_id))


def render_cheered(
    rendered: RenderedMessage, cheer: Cheer, current_user: CurrentUser
) -> RenderedMessage:
    """The same once the cheer is on its way."""
    sent = current_user.translate_html(
        "buddies-notice-sent", cheer=current_user.translate(f"buddies-cheer-{cheer}")
    )
    return RenderedMessage(f"{rendered.text}\n{sent}")


def render_received_cheer(
    name: str, title: str, cheer: Cheer, current_user: CurrentUser
) -> RenderedMessage:
    """«💪 Так держать! Оля · Зарядка»."""
    words = current_user.translate(f"buddies-cheer-{cheer}")
    return RenderedMessage(
        current_user.translate_html("buddies-notice-cheered", cheer=words, name=name, title=title)
    )


def render_invitation(
    title: str, owner: str, invitation_id: UUID, current_user: CurrentUser
) -> RenderedMessage:
    """Somebody whose buddy one is would like to show a habit, too."""
    words = current_user.translate("buddies-notice-look")
    look = InlineKeyboardButton(
        text=words, callback_data=OfferCallback(invitation_id=invitation_id).pack()
    )
    text = current_user.translate_html("buddies-notice-invited", owner=owner, title=title)
    return RenderedMessage(text, InlineKeyboardMarkup(inline_keyboard=[[look]]))


def render_joined(name: str, title: str, current_user: CurrentUser) -> RenderedMessage:
    """Somebody took the invitation."""
    return RenderedMessage(
        current_user.translate_html("buddies-notice-joined", name=name, title=title)
    )


def _build_cheer_keyboard(bond_id: UUID) -> InlineKeyboardMarkup:
    row = [
        InlineKeyboardButton(
            text=_CHEER_EMOJI[one], callback_data=CheerCallback(cheer=one, bond_id=bond_id).pack()
        )
        for one in CHEERS
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row])
