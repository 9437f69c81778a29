"""The worker's own consumer: from the outbox over JetStream to a mail server that stumbles."""

import asyncio
from datetime import timedelta
from uuid import UUID

from nats.js import JetStreamContext
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from core.contacts.contracts import CodeVerdict
from core.delivery.contracts import Kind, Outcome
from core.delivery.models import DeliveryRow
from core.delivery.repository import LEASE
from core.kit.clock import SystemClock
from core.kit.messages import ContactCodeMessage, ContactMessage, encode
from core.kit.nats.streams import DEAD, MAIL
from core.kit.outbox import Outbox
from core.kit.settings import Settings
from core.texts import get_text
from tests.factories.people import a_person
from tests.integration.mail.contact_messages import SENDER, MailHarness
from tests.support.held_contexts import held
from tests.support.smtp_servers import PostOffice
from tests.support.waiting import eventually
from worker.app import run_process
from worker.channels.consumer import NO_RETRY
from worker.channels.contact_channel import build_ledger_key


def mailing(settings: Settings, office: PostOffice) -> Settings:
    return Settings.model_validate(
        settings.model_dump() | {"smtp_url": office.url, "mail_from": SENDER}
    )


async def post(letters: MailHarness, letter: ContactMessage) -> None:
    async with letters.container() as scope, (await scope.get(AsyncSession)).begin():
        outbox = await scope.get(Outbox)
        outbox.add_contact_message(letter)
        await outbox.flush()


async def test_a_letter_comes_through_a_refusal_and_its_repeat_is_not_sent(
    letters: MailHarness, office: PostOffice, settings: Settings, js: JetStreamContext
) -> None:
    user_id = await letters.reachable_by_mail()
    letter = letters.letter(user_id)
    office.next("RCPT", "450 busy")
    async with held(run_process(mailing(settings, office), SystemClock())):
        await post(letters, letter)

        async def arrived() -> bool:
            return bool(office.taken) and (await letters.ledger(letter)).outcome is Outcome.SENT

        await eventually(arrived, "the letter")
        await js.publish("mail.mail", encode(letter), stream=MAIL)

        async def empty() -> bool:
            return (await js.stream_info(MAIL)).state.messages == 0

        await eventually(empty, "the repeat dealt with")
    assert len(office.taken) == 1
    assert (await letters.ledger(letter)).attempts == 2


async def test_what_is_no_letter_is_buried_and_the_rest_goes_on(
    letters: MailHarness, office: PostOffice, settings: Settings, js: JetStreamContext
) -> None:
    user_id = await letters.reachable_by_mail()
    strange = [b"{}", b"\xff", encode(letters.letter(user_id, channel="pigeon"))]
    async with held(run_process(mailing(settings, office), SystemClock())):
        for number, body in enumerate(strange):
            await js.publish(f"mail.{number}", body, stream=MAIL)
        nobody = letters.letter(UUID(int=7))
        await js.publish("mail.mail", encode(nobody), stream=MAIL)
        await post(letters, letters.letter(user_id))

        async def done() -> bool:
            left, dead = await js.stream_info(MAIL), await js.stream_info(DEAD)
            found = (left.state.messages, dead.state.messages, len(office.taken))
            return found == (0, len(strange), 1)

        await eventually(done, "the letter sent, the rest buried")


async def dies_while_sending(
    letters: MailHarness, letter: ContactMessage | ContactCodeMessage
) -> None:
    """Leave the ledger as a worker does that was killed during the call, and long ago."""
    await letters.out().engines[letter.channel].claim_batch([letter])
    async with letters.container() as scope:
        session = await scope.get(AsyncSession)
        mine = update(DeliveryRow).where(DeliveryRow.key == build_ledger_key(letter))
        await session.execute(mine.values(leased_until=DeliveryRow.leased_until - LEASE))
        await session.commit()


async def test_a_killed_worker_leaves_one_doubt_and_two_are_too_many(
    letters: MailHarness, office: PostOffice
) -> None:
    letter = letters.letter(await letters.reachable_by_mail())
    await dies_while_sending(letters, letter)
    assert await letters.out().deliver_message(letter) is NO_RETRY
    row = await letters.ledger(letter)
    assert (row.outcome, row.doubts, len(office.taken)) == (Outcome.SENT, 1, 1)

    another = letters.letter(row.user_id)
    for _ in range(2):
        await dies_while_sending(letters, another)
    assert await letters.out().deliver_message(another) is NO_RETRY
    row = await letters.ledger(another)
    assert (row.outcome, row.doubts, len(office.taken)) == (Outcome.UNKNOWN, 2, 1)


async def test_two_workers_send_a_letter_once(letters: MailHarness, office: PostOffice) -> None:
    letter = letters.letter(await letters.reachable_by_mail())
    waits = await asyncio.gather(*(letters.out().deliver_message(letter) for _ in range(5)))
    assert len(office.taken) == 1
    assert all(wait is NO_RETRY or 0 < wait <= LEASE.total_seconds() for wait in waits)


async def test_a_letter_that_never_leaves_is_given_up_after_a_day(
    letters: MailHarness, office: PostOffice
) -> None:
    letter = letters.letter(await letters.reachable_by_mail())
    spent, tries = timedelta(), 1
    while True:
        office.next("RCPT", "451 still not")
        wait = await letters.out().deliver_message(letter, tries)
        if wait is NO_RETRY:
            break
        tries, spent = tries + 1, spent + timedelta(seconds=wait)
    assert timedelta(hours=20) < spent < timedelta(hours=28)
    row = await letters.ledger(letter)
    assert (row.outcome, row.reason) == (Outcome.FAILED, "451 still not")


async def test_only_the_last_code_that_left_works(letters: MailHarness, office: PostOffice) -> None:
    user_id = await a_person(letters.desk)
    await letters.asks(user_id)
    (asked,) = await letters.posted()
    await dies_while_sending(letters, asked)
    code = await letters.code()
    assert code not in repr(await letters.posted())
    assert (await letters.types(user_id, code)).address == "anya@example.com"
    again = office.taken[:]
    await letters.out().deliver_message(asked)
    assert office.taken == again


async def test_whoever_waits_for_a_code_that_cannot_come_is_told_so_in_the_chat(
    letters: MailHarness, office: PostOffice
) -> None:
    user_id = await a_person(letters.desk)
    await letters.asks(user_id)
    (asked,) = await letters.posted()
    office.next("RCPT", "550 no such mailbox")
    assert await letters.out().deliver_message(asked) is NO_RETRY
    (note,) = await letters.desk.notes(Kind.LATE_RESULT)
    words = get_text("ru", f"error-{note.data['result']}")
    assert words.startswith("Почтовый сервер не принял письмо с кодом")
    view = await letters.types(user_id, "123456")
    assert (view.pending, view.verdict) == (None, CodeVerdict.EXPIRED)
