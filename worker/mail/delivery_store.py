"""The two transactions around a letter: claiming and wording it, and its end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

import structlog
from dishka import AsyncContainer
from sqlalchemy.ext.asyncio import AsyncSession

from core.contacts.codes import CodeIssuer
from core.contacts.contracts import CODE_KIND, SetContact
from core.contacts.queries import ContactQueries
from core.contacts.rules import CODE_LIFETIME
from core.kit.clock import Clock
from core.kit.error_texts import describe_error
from core.kit.faults import is_transient
from core.kit.messages import ContactCodeMessage, ContactMessage, Notification
from core.kit.outbox import Outbox
from core.notifications.contracts import Channel, Kind, Outcome
from core.notifications.repository import (
    AlreadyProcessed,
    Attempt,
    AttemptInProgress,
    AttemptResult,
    DeliveryLedger,
)
from core.texts import get_html, get_text
from core.users.queries import UserQueries
from worker.mail.channels import OutgoingMail

log = structlog.get_logger(__name__)
MAX_RETRY_DELAY = 5.0
MAX_UNCERTAIN_ATTEMPTS = 1  # a repeat has the same Message-ID; a letter lost is worse


@dataclass(slots=True, frozen=True)
class ClaimedDelivery:
    """What is to be sent now; the attempt's `doubts` earlier ones may have arrived."""

    mail: OutgoingMail
    attempt: Attempt


def build_ledger_key(letter: ContactMessage | ContactCodeMessage) -> str:
    """`mail:<key>`: the chat has a row of its own under the bare key."""
    return f"{letter.channel}:{letter.key}"


@dataclass(slots=True, frozen=True)
class MailDeliveryStore:
    container: AsyncContainer
    clock: Clock

    async def claim_delivery(
        self, letter: ContactMessage | ContactCodeMessage
    ) -> ClaimedDelivery | AttemptInProgress | AlreadyProcessed | None:
        """Claim and address `letter`; None for a person unknown, Finished if nothing is to do."""
        async with self._open_transaction() as scope:
            profile = await (await scope.get(UserQueries)).get_profile(letter.user_id)
            if profile is None:
                return None
            ledger, now = await scope.get(DeliveryLedger), self.clock.now()
            entry = _build_ledger_entry(letter)
            claim = (await ledger.begin_attempts([entry], now, Channel(letter.channel)))[entry.key]
            if not isinstance(claim, Attempt):
                return claim
            end: tuple[Outcome, str | None]
            if claim.uncertain_attempts > MAX_UNCERTAIN_ATTEMPTS:
                end = Outcome.UNKNOWN, "its process died while sending"
            else:
                mail = await _build_mail(letter, profile.locale, scope)
                if isinstance(mail, OutgoingMail):
                    return ClaimedDelivery(mail, claim)
                end = mail
            outcome, reason = end
            ending = AttemptResult(
                key=entry.key, number=claim.number, outcome=outcome, at=now, reason=reason
            )
            await ledger.finish_attempts([ending])
            return AlreadyProcessed(outcome)

    async def record_outcome(
        self, letter: ContactMessage | ContactCodeMessage, ending: AttemptResult
    ) -> None:
        """Write how the attempt ended, however long PostgreSQL is away: only we know it."""
        pause = 0.1
        while True:
            try:
                async with self._open_transaction() as scope:
                    await (await scope.get(DeliveryLedger)).finish_attempts([ending])
                    if isinstance(letter, ContactCodeMessage) and ending.outcome is Outcome.FAILED:
                        await _notify_code_failed(letter, scope)
                return
            except Exception as error:
                if not is_transient(error):
                    raise
                log.warning("the ledger waits", key=ending.key, error=describe_error(error))
            await asyncio.sleep(pause)
            pause = min(MAX_RETRY_DELAY, pause * 2)

    @asynccontextmanager
    async def _open_transaction(self) -> AsyncIterator[AsyncContainer]:
        async with self.container() as scope:
            session = await scope.get(AsyncSession)
            async with session.begin():
                yield scope


async def _notify_code_failed(letter: ContactCodeMessage, scope: AsyncContainer) -> None:
    """The person is waiting in the chat for what cannot come."""
    await (await scope.get(CodeIssuer)).withdraw_code(letter.code_id)
    outbox = await scope.get(Outbox)
    text = {"command": SetContact.subject, "result": f"no-code-by-{letter.channel}"}
    outbox.add_notification(
        Notification(
            key=f"refused:{letter.key}", kind=Kind.LATE_RESULT, user_id=letter.user_id, data=text
        )
    )
    await outbox.flush()


def _build_ledger_entry(letter: ContactMessage | ContactCodeMessage) -> Notification:
    """What the ledger keeps of a letter."""
    due = letter.due_at if isinstance(letter, ContactMessage) else None
    return Notification(
        key=build_ledger_key(letter), kind=_get_kind(letter), user_id=letter.user_id, due_at=due
    )


def _get_kind(letter: ContactMessage | ContactCodeMessage) -> str:
    return letter.kind if isinstance(letter, ContactMessage) else CODE_KIND


async def _build_mail(
    letter: ContactMessage | ContactCodeMessage, locale: str, scope: AsyncContainer
) -> OutgoingMail | tuple[Outcome, str | None]:
    """The mail with the address of this moment, or why there is none."""
    key = build_ledger_key(letter)
    if isinstance(letter, ContactCodeMessage):
        return await _build_code_mail(letter, locale, scope)
    addresses = await (await scope.get(ContactQueries)).get_addresses(letter.user_id)
    to = addresses.get(letter.channel)
    if to is None:
        return Outcome.FAILED, "no address"
    return OutgoingMail(key, to, letter.subject, letter.html)


async def _build_code_mail(
    letter: ContactCodeMessage, locale: str, scope: AsyncContainer
) -> OutgoingMail | tuple[Outcome, str | None]:
    written = await (await scope.get(CodeIssuer))(letter.code_id)
    if written is None:
        return Outcome.SILENCED, None
    said = {"code": written.code, "minutes": CODE_LIFETIME // timedelta(minutes=1)}
    return OutgoingMail(
        build_ledger_key(letter),
        written.address,
        get_text(locale, "contact-code-subject", code=written.code),
        get_html(locale, f"contact-code-{written.way}", **said),
    )
