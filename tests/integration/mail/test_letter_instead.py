"""What the messenger refuses goes by mail, else by SMS, else nowhere; chatter never does."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.channel_fallback import ChannelFallback, extract_headline
from bot.delivery.render_context import RenderContext
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.contacts.contracts import ConfirmContact, RemoveContact, SetContact
from core.delivery.contracts import Channel, Kind, Outcome
from core.kit.messages import ContactMessage, Notification
from core.users.contracts import ChangeLocale
from core.users.queries import UserQueries
from tests.factories.people import a_person
from tests.integration.mail.contact_messages import ADDRESS, MailHarness
from tests.support.smtp_servers import PostOffice, words_of
from worker.channels.consumer import NO_RETRY

FACE = RenderedMessage("⏰ <b>Купить молоко</b>\n📅 сегодня, 18:00\n⌛️ опоздал на 5 минут")
DUE = datetime(2026, 3, 10, 11, 55, tzinfo=UTC)


async def refused(
    letters: MailHarness, user_id: UUID, kind: str = Kind.TASK
) -> list[ContactMessage]:
    """The messenger refused a notification; what it left in the outbox for the mail path."""
    async with letters.container() as scope, (await scope.get(AsyncSession)).begin():
        profile = await (await scope.get(UserQueries)).get_profile(user_id)
        assert profile is not None
        note = Notification(key=f"{kind}:1", kind=kind, user_id=user_id, due_at=DUE)
        context = RenderContext(note, CurrentUser(profile), letters.clock.now(), scope)
        await ChannelFallback()(scope, context, FACE)
    return [letter for letter in await letters.posted() if isinstance(letter, ContactMessage)]


async def test_the_reminder_comes_by_mail_and_says_why(
    letters: MailHarness, office: PostOffice
) -> None:
    user_id = await letters.reachable_by_mail()
    (letter,) = await refused(letters, user_id)
    assert await letters.out().deliver_message(letter) is NO_RETRY
    (mail,) = office.mails()
    assert mail["Subject"] == "Напоминание: Купить молоко"
    assert words_of(mail).startswith("⏰ Купить молоко\n📅 сегодня, 18:00\n⌛️ опоздал на 5 минут\n")
    assert "напоминания вернутся в чат" in words_of(mail)
    row = await letters.ledger(letter)
    assert (row.key, row.due_at, row.outcome) == ("mail:task:1", DUE, Outcome.SENT)


async def test_the_subject_is_in_the_persons_language(letters: MailHarness) -> None:
    user_id = await letters.reachable_by_mail()
    await letters.desk.do(ChangeLocale(user_id=user_id, locale="uk"))
    (letter,) = await refused(letters, user_id, Kind.HABIT)
    assert letter.subject == "Звичка: Купить молоко"


async def test_without_a_confirmed_address_and_for_chatter_there_is_no_letter(
    letters: MailHarness,
) -> None:
    user_id = await a_person(letters.desk)
    await letters.asks(user_id)
    assert await refused(letters, user_id) == [], "asked for, not confirmed"
    await letters.types(user_id, await letters.code())
    assert await refused(letters, user_id, Kind.LATE_RESULT) == []
    assert len(await refused(letters, user_id)) == 1


async def test_a_phone_is_the_second_choice(
    letters: MailHarness, capsys: pytest.CaptureFixture[str]
) -> None:
    user_id, out = await a_person(letters.desk), letters.out(sms_gateway="console")
    await letters.desk.do(SetContact(user_id=user_id, way="sms", address="+38 067 123-45-67"))
    await out.deliver_message((await letters.posted())[-1])
    code = capsys.readouterr().out.partition("код ")[2][:6]
    view = await letters.desk.do(ConfirmContact(user_id=user_id, way="sms", code=code))
    assert view.address == "+380671234567"
    (letter,) = await refused(letters, user_id)
    assert await out.deliver_message(letter) is NO_RETRY
    said = capsys.readouterr().out
    assert "+38********67" in said
    assert "+380671234567" not in said
    assert "Купить молоко" in said
    assert (await letters.ledger(letter)).channel is Channel.SMS


async def test_an_address_removed_meanwhile_gets_nothing(
    letters: MailHarness, office: PostOffice
) -> None:
    user_id = await letters.reachable_by_mail()
    (letter,) = await refused(letters, user_id)
    await letters.desk.do(RemoveContact(user_id=user_id, way="mail"))
    assert await letters.out().deliver_message(letter) is NO_RETRY
    assert office.taken == []
    assert ADDRESS not in str(await letters.ledger(letter))


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("⏰ <b>Купить молоко</b>\n📅 сегодня", "Купить молоко"),
        ("🌱 <b>📖 Читать &amp; думать</b>", "📖 Читать & думать"),
        ("Просто слова", "Просто слова"),
        ("⏰ <b>" + "ы" * 200 + "</b>", "ы" * 120 + "…"),
        ("⏰", "⏰"),
    ],
)
def test_the_subject_is_the_first_line_without_its_sign(html: str, words: str) -> None:
    assert extract_headline(html) == words
