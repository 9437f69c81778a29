"""E-mail and SMS as channels of the delivery engine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import structlog
from dishka import AsyncContainer
from prometheus_client import Counter

from core.contacts.codes import CodeIssuer
from core.contacts.contracts import CODE_KIND, SetContact
from core.contacts.queries import ContactQueries
from core.contacts.rules import CODE_LIFETIME
from core.delivery.contracts import Channel, Kind, Outcome
from core.delivery.engine import Claim, NotSent, Request
from core.delivery.policy import RetryPolicy
from core.delivery.recorder import InTransaction
from core.delivery.results import Accepted, AttemptResult, SendResult
from core.kit.crash import crash_point
from core.kit.messages import ContactCodeMessage, ContactMessage, Notification
from core.kit.outbox import Outbox
from core.texts import get_html, get_text
from core.users.contracts import Profile
from core.users.queries import UserQueries
from worker.channels.mailers import Mailer, OutgoingMail

log = structlog.get_logger(__name__)
sent_messages_total = Counter(
    "uspevai_letters_total", "Messages by mail and SMS", ["channel", "outcome"]
)
# 150 tries are about a day at the longest pause.
RETRIES = RetryPolicy(first_delay=2.0, max_delay=600.0, max_tries=150)
MAX_UNCERTAIN_ATTEMPTS = 1  # a repeat has the same Message-ID; a lost message is worse
AnyContactMessage = ContactMessage | ContactCodeMessage
ContactClaim = Claim[AnyContactMessage, Profile, OutgoingMail]


def build_ledger_key(message: AnyContactMessage) -> str:
    """`mail:<key>`: the chat has a row of its own under the bare key."""
    return f"{message.channel}:{message.key}"


@dataclass(slots=True, frozen=True)
class ContactChannel:
    """Sends to the address that a person has confirmed; `mailer` makes the call."""

    name: Channel
    mailer: Mailer
    retries: RetryPolicy = RETRIES

    def build_entry(self, message: AnyContactMessage) -> Notification:
        due = message.due_at if isinstance(message, ContactMessage) else None
        kind = message.kind if isinstance(message, ContactMessage) else CODE_KIND
        return Notification(
            key=build_ledger_key(message), kind=kind, user_id=message.user_id, due_at=due
        )

    def get_max_uncertain(self, message: AnyContactMessage) -> int:
        return MAX_UNCERTAIN_ATTEMPTS

    async def find_recipients(
        self, scope: AsyncContainer, messages: Sequence[AnyContactMessage]
    ) -> Mapping[str, Profile]:
        users = await scope.get(UserQueries)
        profiles = await users.get_profiles({message.user_id for message in messages})
        return {
            build_ledger_key(message): profiles[message.user_id]
            for message in messages
            if message.user_id in profiles
        }

    async def prepare(
        self, requests: Sequence[Request[AnyContactMessage, Profile]]
    ) -> Sequence[OutgoingMail | NotSent]:
        """With the addresses of this moment; a code is made here."""
        return [await _build_mail(one.message, one.recipient, one.scope) for one in requests]

    async def send(self, payload: OutgoingMail) -> SendResult:
        crash_point("mail.before_send")
        result = await self.mailer(payload)
        crash_point("mail.after_send")
        return result

    def get_follow_up(
        self, claim: ContactClaim, result: SendResult, outcome: Outcome
    ) -> InTransaction | None:
        """The person is waiting in the chat for a code that cannot come."""
        message = claim.request.message
        if not isinstance(message, ContactCodeMessage) or outcome is not Outcome.FAILED:
            return None

        async def report_failure(scope: AsyncContainer) -> None:
            await (await scope.get(CodeIssuer)).withdraw_code(message.code_id)
            outbox = await scope.get(Outbox)
            outbox.add_notification(_build_failure(message))
            await outbox.flush()

        return report_failure

    async def handle_recorded(
        self, claim: ContactClaim, result: SendResult, ending: AttemptResult
    ) -> None:
        sent_messages_total.labels(self.name, ending.outcome).inc()
        if not isinstance(result, Accepted):
            log.warning(
                "message not sent",
                key=claim.request.message.key,
                outcome=ending.outcome,
                result=type(result).__name__,
            )


def _build_failure(message: ContactCodeMessage) -> Notification:
    return Notification(
        key=f"refused:{message.key}",
        kind=Kind.LATE_RESULT,
        user_id=message.user_id,
        data={"command": SetContact.subject, "result": f"no-code-by-{message.channel}"},
    )


async def _build_mail(
    message: AnyContactMessage, profile: Profile, scope: AsyncContainer
) -> OutgoingMail | NotSent:
    if isinstance(message, ContactCodeMessage):
        return await _build_code_mail(message, profile.locale, scope)
    addresses = await (await scope.get(ContactQueries)).get_addresses(message.user_id)
    to = addresses.get(message.channel)
    if to is None:
        return NotSent(Outcome.FAILED, "no address")
    return OutgoingMail(build_ledger_key(message), to, message.subject, message.html)


async def _build_code_mail(
    message: ContactCodeMessage, locale: str, scope: AsyncContainer
) -> OutgoingMail | NotSent:
    issued = await (await scope.get(CodeIssuer))(message.code_id)
    if issued is None:
        return NotSent(Outcome.SILENCED)
    params = {"code": issued.code, "minutes": CODE_LIFETIME // timedelta(minutes=1)}
    return OutgoingMail(
        build_ledger_key(message),
        issued.address,
        get_text(locale, "contact-code-subject", code=issued.code),
        get_html(locale, f"contact-code-{issued.way}", **params),
    )
