"""What the messenger does not deliver goes by mail, or by SMS, where an address is confirmed."""

from dishka import AsyncContainer

from bot.delivery.occasions import Occasion
from bot.notices.cards import Face
from core.contacts.contracts import Way
from core.contacts.queries import ContactQueries
from core.kit.messages import Letter
from core.kit.outbox import Outbox
from core.notifications.contracts import Kind
from core.texts.markup import plain

WAYS: tuple[Way, ...] = ("mail", "sms")  # the first that has an address is taken
REMINDERS = frozenset({Kind.TASK, Kind.HABIT, Kind.BUNDLE, Kind.MORNING, Kind.EVENING})
SUBJECT_LENGTH = 120


class LetterInstead:
    """Writes the letter in the transaction that records the refusal: both happen or neither."""

    async def __call__(self, scope: AsyncContainer, occasion: Occasion, face: Face) -> None:
        """Queue the letter; other kinds than reminders, and people without address, get none."""
        if occasion.note.kind not in REMINDERS:
            return
        addresses = await (await scope.get(ContactQueries)).addresses(occasion.speaker.id)
        way = next((way for way in WAYS if way in addresses), None)
        if way is None:
            return
        outbox = await scope.get(Outbox)
        outbox.post(letter_of(occasion, face, way))
        await outbox.flush()


def letter_of(occasion: Occasion, face: Face, way: Way) -> Letter:
    """The face without its buttons; a mail says in its footer why it came."""
    note, speaker = occasion.note, occasion.speaker
    footer = f"\n\n{speaker.rich('mail-footer')}" if way == "mail" else ""
    return Letter(
        key=note.key,
        user_id=note.user_id,
        channel=way,
        kind=note.kind,
        subject=speaker.text(f"mail-subject-{note.kind}", what=headline(face.text)),
        html=face.text + footer,
        due_at=note.due_at,
    )


def headline(html: str) -> str:
    """The first line without its sign: «⏰ Купить молоко» is about «Купить молоко»."""
    line = plain(html).strip().partition("\n")[0].strip()
    sign, _, rest = line.partition(" ")
    words = rest if rest and not any(map(str.isalnum, sign)) else line
    return words if len(words) <= SUBJECT_LENGTH else f"{words[:SUBJECT_LENGTH].rstrip()}…"
