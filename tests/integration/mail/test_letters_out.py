"""A letter leaves once, whatever the mail server answers, or the ledger says why not."""

import pytest

from core.delivery.contracts import Channel, Outcome
from tests.factories.people import a_person
from tests.integration.mail.contact_messages import ADDRESS, MailHarness
from tests.support.smtp_servers import HANG_UP, PostOffice, words_of
from worker.channels.consumer import NO_RETRY


async def test_a_letter_arrives_once_in_words_and_in_html(
    letters: MailHarness, office: PostOffice
) -> None:
    letter = letters.letter(await letters.reachable_by_mail())
    for _ in range(3):
        assert await letters.out().deliver_message(letter) is NO_RETRY
    (mail,) = office.mails()
    assert office.taken[0].rcpt_tos == [ADDRESS]
    assert mail["To"] == ADDRESS
    assert mail["From"] == "Успевай <bot@uspevai.example>"
    assert mail["Subject"] == letter.subject
    assert words_of(mail).strip() == "⏰ Купить молоко & сыр\n📅 сегодня, 18:00"
    assert "⏰ <b>Купить молоко &amp; сыр</b><br>" in words_of(mail, "html")
    row = await letters.ledger(letter)
    assert (row.outcome, row.channel, row.kind) == (Outcome.SENT, Channel.MAIL, "task")


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
async def test_a_passing_refusal_is_tried_again(
    letters: MailHarness, office: PostOffice, step: str
) -> None:
    letter = letters.letter(await letters.reachable_by_mail())
    office.next(step, "451 try again later")
    wait = await letters.out().deliver_message(letter)
    assert wait is not None
    assert 1 < wait < 3
    assert (await letters.ledger(letter)).outcome is Outcome.QUEUED
    assert await letters.out().deliver_message(letter, tries=2) is NO_RETRY
    row = await letters.ledger(letter)
    assert (row.outcome, row.attempts, row.doubts) == (Outcome.SENT, 2, 0)
    assert len(office.taken) == 1


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
async def test_a_final_refusal_is_final(
    letters: MailHarness, office: PostOffice, step: str
) -> None:
    letter = letters.letter(await letters.reachable_by_mail())
    office.next(step, f"550 <{ADDRESS}>: no such mailbox")
    for _ in range(2):
        assert await letters.out().deliver_message(letter) is NO_RETRY
    row = await letters.ledger(letter)
    assert (row.outcome, row.reason) == (Outcome.FAILED, "550 <a***@example.com>: no such mailbox")
    assert office.taken == []


async def test_whether_a_lost_connection_leaves_a_doubt_depends_on_when_it_was_lost(
    letters: MailHarness, office: PostOffice
) -> None:
    letter = letters.letter(await letters.reachable_by_mail())
    office.next("RCPT", HANG_UP)
    assert await letters.out().deliver_message(letter) is not NO_RETRY
    assert (await letters.ledger(letter)).doubts == 0
    office.next("DATA", HANG_UP)  # it has the mail, and nobody hears that it has
    assert await letters.out().deliver_message(letter) is not NO_RETRY
    assert (await letters.ledger(letter)).doubts == 1
    office.next("DATA", HANG_UP)
    assert await letters.out().deliver_message(letter) is NO_RETRY
    assert (await letters.ledger(letter)).outcome is Outcome.UNKNOWN
    first, again = office.mails()
    assert first["Message-ID"] == again["Message-ID"], "a repeat can be recognised"


async def test_a_server_that_is_away_or_refuses_the_password_is_waited_for(
    letters: MailHarness, office: PostOffice
) -> None:
    letter = letters.letter(await letters.reachable_by_mail())
    assert await letters.out(smtp_url="smtp://127.0.0.1:1").deliver_message(letter) is not NO_RETRY
    wrong = f"smtp://anya%40mail:wrong@127.0.0.1:{office.port}"
    assert await letters.out(smtp_url=wrong).deliver_message(letter) is not NO_RETRY
    right = wrong.replace("wrong", "right")
    assert await letters.out(smtp_url=right).deliver_message(letter) is NO_RETRY
    assert office.logins[-1] == "anya@mail:right"
    assert (await letters.ledger(letter)).outcome is Outcome.SENT


async def test_a_password_is_never_said_aloud(
    letters: MailHarness, office: PostOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = letters.letter(await letters.reachable_by_mail())
    settings = letters.settings(smtp_url=f"smtp://anya:hunter2@127.0.0.1:{office.port}")
    out = letters.out(smtp_url=settings.smtp_url)
    await out.deliver_message(letter)
    reason = (await letters.ledger(letter)).reason
    said = f"{capsys.readouterr()} {settings!r} {out!r} {reason}"
    assert "hunter2" not in said


async def test_without_an_address_or_a_server_the_ledger_says_so(letters: MailHarness) -> None:
    nobody = letters.letter(await a_person(letters.desk))
    assert await letters.out().deliver_message(nobody) is NO_RETRY
    assert (await letters.ledger(nobody)).reason == "no address"
    letter = letters.letter(await letters.reachable_by_mail())
    assert await letters.out(smtp_url=None, mail_from=None).deliver_message(letter) is NO_RETRY
    row = await letters.ledger(letter)
    assert (row.outcome, row.reason) == (Outcome.FAILED, "no mail server")


async def test_where_tls_is_a_must_nothing_goes_without_it(
    letters: MailHarness, office: PostOffice
) -> None:
    letter = letters.letter(await letters.reachable_by_mail())
    for scheme in ("smtp+starttls", "smtps"):
        url = f"{scheme}://anya:right@127.0.0.1:{office.port}"
        assert await letters.out(smtp_url=url).deliver_message(letter) is not NO_RETRY
    assert (office.logins, office.taken) == ([], [])
    assert (await letters.ledger(letter)).doubts == 0
