"""What the messenger does not deliver goes by mail, or by SMS, where an address is confirmed."""

from dishka import AsyncContainer

from bot.delivery.render_context import RenderContext
from bot.ui.cards.tasks import RenderedMessage
from core.contacts.contracts import ContactChannel
from core.contacts.queries import ContactQueries
from core.delivery.contracts import Kind
from core.kit.messages import ContactMessage
from core.kit.outbox import Outbox
from core.texts.markup import convert_to_plain_text

FALLBACK_CHANNELS: tuple[ContactChannel, ...] = (
    "mail",
    "sms",
)  # the first that has an address is taken
REMINDER_KINDS = frozenset({Kind.TASK, Kind.HABIT, Kind.BUNDLE, Kind.MORNING, Kind.EVENING})
MAX_SUBJECT_LENGTH = 120


class ChannelFallback:
    """Writes the letter in the transaction that records the refusal: both happen or neither."""

    async def __call__(
        self, scope: AsyncContainer, context: RenderContext, rendered: RenderedMessage
    ) -> None:
        """Queue the letter; other kinds than reminders, and people without address, get none."""
        if context.notification.kind not in REMINDER_KINDS:
            return
        addresses = await (await scope.get(ContactQueries)).get_addresses(context.current_user.id)
        way = next((way for way in FALLBACK_CHANNELS if way in addresses), None)
        if way is None:
            return
        outbox = await scope.get(Outbox)
        outbox.add_contact_message(build_contact_message(context, rendered, way))
        await outbox.flush()


def build_contact_message(
    context: RenderContext, rendered: RenderedMessage, channel: ContactChannel
) -> ContactMessage:
    """The face without its buttons; a mail says in its footer why it came."""
    note, current_user = context.notification, context.current_user
    footer = f"\n\n{current_user.translate_html('mail-footer')}" if channel == "mail" else ""
    return ContactMessage(
        key=note.key,
        user_id=note.user_id,
        channel=channel,
        kind=note.kind,
        subject=current_user.translate(
            f"mail-subject-{note.kind}", what=extract_headline(rendered.text)
        ),
        html=rendered.text + footer,
        due_at=note.due_at,
    )


def extract_headline(html: str) -> str:
    """The first line without its sign: «⏰ Купить молоко» is about «Купить молоко»."""
    line = convert_to_plain_text(html).strip().partition("\n")[0].strip()
    sign, _, rest = line.partition(" ")
    words = rest if rest and not any(map(str.isalnum, sign)) else line
    return words if len(words) <= MAX_SUBJECT_LENGTH else f"{words[:MAX_SUBJECT_LENGTH].rstrip()}…"
