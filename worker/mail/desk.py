"""The two transactions around a letter: claiming and wording it, and its end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

import structlog
from dishka import AsyncContainer
from sqlalchemy.ext.asyncio import AsyncSession

from core.contacts.codes import CodeWriter
from core.contacts.contracts import CODE_KIND, SetContact
from core.contacts.queries import ContactQueries
from core.contacts.rules import CODE_LIFE
from core.kit.clock import Clock
from core.kit.error_texts import describe_error
from core.kit.faults import transient
from core.kit.messages import CodeLetter, Letter, Notification
from core.kit.outbox import Outbox
from core.notifications.contracts import Channel, Kind, Outcome
from core.notifications.repository import Attempt, Busy, Ending, Finished, Ledger
from core.texts import rich, text
from core.users.queries import UserQueries
from worker.mail.roads import Mail

log = structlog.get_logger(__name__)
LONGEST_PAUSE = 5.0
DOUBTS_BORNE = 1  # a repeat has the same Message-ID; a letter lost is worse


@dataclass(slots=True, frozen=True)
class Ready:
    """What is to be sent now; the attempt's `doubts` earlier ones may have arrived."""

    mail: Mail
    attempt: Attempt


def ledger_key(letter: Letter | CodeLetter) -> str:
    """`mail:<key>`: the chat has a row of its own under the bare key."""
    return f"{letter.channel}:{letter.key}"


@dataclass(slots=True, frozen=True)
class Desk:
    container: AsyncContainer
    clock: Clock

    async def claim(self, letter: Letter | CodeLetter) -> Ready | Busy | Finished | None:
        """Claim and address `letter`; None for a person unknown, Finished if nothing is to do."""
        async with self._transaction() as scope:
            profile = await (await scope.get(UserQueries)).profile(letter.user_id)
            if profile is None:
                return None
            ledger, now = await scope.get(Ledger), self.clock.now()
            entry = _entry(letter)
            claim = (await ledger.begin([entry], now, Channel(letter.channel)))[entry.key]
            if not isinstance(claim, Attempt):
                return claim
            end: tuple[Outcome, str | None]
            if claim.doubts > DOUBTS_BORNE:
                end = Outcome.UNKNOWN, "its process died while sending"
            else:
                mail = await _addressed(letter, profile.locale, scope)
                if isinstance(mail, Mail):
                    return Ready(mail, claim)
                end = mail
            outcome, reason = end
            ending = Ending(
                key=entry.key, number=claim.number, outcome=outcome, at=now, reason=reason
            )
            await ledger.finish([ending])
            return Finished(outcome)

    async def record(self, letter: Letter | CodeLetter, ending: Ending) -> None:
        """Write how the attempt ended, however long PostgreSQL is away: only we know it."""
        pause = 0.1
        while True:
            try:
                async with self._transaction() as scope:
                    await (await scope.get(Ledger)).finish([ending])
                    if isinstance(letter, CodeLetter) and ending.outcome is Outcome.FAILED:
                        await _tell_that_no_code_comes(letter, scope)
                return
            except Exception as error:
                if not transient(error):
                    raise
                log.warning("the ledger waits", key=ending.key, error=describe_error(error))
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[AsyncContainer]:
        async with self.container() as scope:
            session = await scope.get(AsyncSession)
            async with session.begin():
                yield scope


async def _tell_that_no_code_comes(letter: CodeLetter, scope: AsyncContainer) -> None:
    """The person is waiting in the chat for what cannot come."""
    await (await scope.get(CodeWriter)).withdraw(letter.code_id)
    outbox = await scope.get(Outbox)
    told = {"command": SetContact.subject, "result": f"no-code-by-{letter.channel}"}
    outbox.notify(
        Notification(
            key=f"refused:{letter.key}", kind=Kind.LATE_RESULT, user_id=letter.user_id, data=told
        )
    )
    await outbox.flush()


def _entry(letter: Letter | CodeLetter) -> Notification:
    """What the ledger keeps of a letter."""
    due = letter.due_at if isinstance(letter, Letter) else None
    return Notification(
        key=ledger_key(letter), kind=_kind(letter), user_id=letter.user_id, due_at=due
    )


def _kind(letter: Letter | CodeLetter) -> str:
    return letter.kind if isinstance(letter, Letter) else CODE_KIND


async def _addressed(
    letter: Letter | CodeLetter, locale: str, scope: AsyncContainer
) -> Mail | tuple[Outcome, str | None]:
    """The mail with the address of this moment, or why there is none."""
    key = ledger_key(letter)
    if isinstance(letter, CodeLetter):
        return await _code_mail(letter, locale, scope)
    addresses = await (await scope.get(ContactQueries)).addresses(letter.user_id)
    to = addresses.get(letter.channel)
    if to is None:
        return Outcome.FAILED, "no address"
    return Mail(key, to, letter.subject, letter.html)


async def _code_mail(
    letter: CodeLetter, locale: str, scope: AsyncContainer
) -> Mail | tuple[Outcome, str | None]:
    written = await (await scope.get(CodeWriter))(letter.code_id)
    if written is None:
        return Outcome.SILENCED, None
    said = {"code": written.code, "minutes": CODE_LIFE // timedelta(minutes=1)}
    return Mail(
        ledger_key(letter),
        written.address,
        text(locale, "contact-code-subject", code=written.code),
        rich(locale, f"contact-code-{written.way}", **said),
    )
