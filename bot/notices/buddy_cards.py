"""What buddies are told of each other, and the cheers under it."""

from dataclasses import dataclass
from uuid import UUID

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.notices.cards import Face
from bot.packing import Malformed, identity_of, short
from bot.speaker import Speaker
from core.buddies.contracts import CHEERS, Cheer, SharedHabit

PREFIX = "cheer:"
OFFER = "offer:"
_SIGNS: dict[Cheer, str] = {"strong": "💪", "clap": "👏", "fire": "🔥", "star": "🌟"}


@dataclass(slots=True, frozen=True)
class CheerPress:
    """`cheer:<which>:<bond>`, the bond in base64url: works as long as the message is there."""

    cheer: Cheer
    bond_id: UUID

    def pack(self) -> str:
        return f"{PREFIX}{self.cheer}:{short(self.bond_id)}"

    @classmethod
    def unpack(cls, data: str) -> "CheerPress":
        """What was pressed. Raises Malformed."""
        which, _, bond = data.removeprefix(PREFIX).partition(":")
        cheer = next((one for one in CHEERS if one == which), None)
        if cheer is None or not data.startswith(PREFIX):
            raise Malformed(data)
        return cls(cheer, identity_of(bond))


def ticked(habit: SharedHabit, speaker: Speaker) -> Face:
    """«✅ Оля: Зарядка · 🔥 5 дней подряд», with cheers unless one was sent today."""
    words = speaker.rich("buddies-notice-ticked", owner=habit.owner, title=habit.title)
    if habit.streak:
        words += f" · {speaker.rich('notice-streak', days=habit.streak)}"
    return Face(words, None if habit.cheered else _cheers(habit.bond_id))


def cheered(face: Face, cheer: Cheer, speaker: Speaker) -> Face:
    """The same once the cheer is on its way."""
    sent = speaker.rich("buddies-notice-sent", cheer=speaker.text(f"buddies-cheer-{cheer}"))
    return Face(f"{face.text}\n{sent}")


def received(name: str, title: str, cheer: Cheer, speaker: Speaker) -> Face:
    """«💪 Так держать! Оля · Зарядка»."""
    words = speaker.text(f"buddies-cheer-{cheer}")
    return Face(speaker.rich("buddies-notice-cheered", cheer=words, name=name, title=title))


def invited(title: str, owner: str, invitation_id: UUID, speaker: Speaker) -> Face:
    """Somebody whose buddy one is would like to show a habit, too."""
    words = speaker.text("buddies-notice-look")
    look = InlineKeyboardButton(text=words, callback_data=f"{OFFER}{invitation_id.hex}")
    told = speaker.rich("buddies-notice-invited", owner=owner, title=title)
    return Face(told, InlineKeyboardMarkup(inline_keyboard=[[look]]))


def joined(name: str, title: str, speaker: Speaker) -> Face:
    """Somebody took the invitation."""
    return Face(speaker.rich("buddies-notice-joined", name=name, title=title))


def _cheers(bond_id: UUID) -> InlineKeyboardMarkup:
    row = [
        InlineKeyboardButton(text=_SIGNS[one], callback_data=CheerPress(one, bond_id).pack())
        for one in CHEERS
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row])
