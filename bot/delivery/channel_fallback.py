"""What the messenger does not deliver goes by mail, or by SMS, where an address is confirmed."""

from typing import Protocol

from dishka import AsyncContainer

from bot.delivery.render_context import RenderContext
from bot.ui.cards.tasks import RenderedMessage
from core.contacts.contracts import ContactChannel
from core.contacts.queries import ContactQueries
from core.delivery.contracts import Kind
from core.kit.messages import ContactMessage
from core.kit.outbox import Outbox
from core.texts.markup import convert_to_plain_text

# The first that has an address is taken.
FALLBACK_CHANNELS: tuple[ContactChannel, ...] = ("mail", "sms")
REMINDER_KINDS = frozenset({Kind.TASK, Kind.HABIT, Kind.BUNDLE, Kind.MORNING, Kind.EVENING})
MAX_SUBJECT_LENGTH = 120


class DeliveryFallback(Protocol):
    """Another channel, told of each notification that the messenger refuses to deliver."""

    async def __call__(
        self, scope: AsyncContainer, context: RenderContext, rendered: RenderedMessage
    ) -> None:
        """Take the message over within the transaction of `scope`, which records the failure.

        What is raised undoes the record; both are tried again with the notification.
        """
        ...


class ChannelFallback:
    """Writes the e-mail or SMS to the outbox."""

    async def __call__(
        self, scope: AsyncContainer, context: RenderContext, rendered: RenderedMessage
    ) -> None:
        """Only for reminders, and for people who have confirmed an address."""
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
    """The message without its buttons; a mail says in its footer why it came."""
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
