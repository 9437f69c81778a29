"""Which addresses are taken; nothing a person types becomes a header of a mail."""

from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.contacts.rules import check_email, check_phone
from core.kit.errors import DomainError
from core.texts import LOCALES, get_text
from worker.channels.compose import MailSender, build_message_id, compose_mail, encode_address
from worker.channels.mailers import OutgoingMail

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
SENDER = MailSender.parse_mail_from("Успевай <bot@uspevai.example>")
HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted"]
_nasty = st.text(st.sampled_from("aя@.<>\"'\\,;: \t\r\n\0()[]-_+\u2028\u202e"), max_size=40)
_near = st.builds("{}@{}".format, _nasty, st.sampled_from(["example.com", "почта.рф", "a", ""]))
LETTERS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=200)


def taken(check: Callable[[str], str], typed: str, code: str) -> str | None:
    """The address, or None when it was refused as `code`."""
    try:
        return check(typed)
    except DomainError as refusal:
        if refusal.code != code:
            raise
        return None


@given(st.text(max_size=60) | _nasty | _near | st.emails())
@example("anya@example.com\r\nBcc: eva@example.com")
@example("Аня <anya@example.com>")
@example("anya@example.com, eva@example.com")
@example('"a b"@example.com')
def test_whatever_is_typed_is_refused_or_is_one_address(typed: str) -> None:
    address = taken(check_email, typed, "bad-email")
    if address is None:
        return
    assert address.isprintable()
    assert " " not in address
    assert check_email(address) == address
    assert encode_address(address).isascii()


def test_a_domain_in_another_script_is_an_address() -> None:
    assert check_email(" Anya@почта.рф ") == "Anya@почта.рф"
    assert encode_address("Anya@почта.рф") == "Anya@xn--80a1acny.xn--p1ai"


@given(LETTERS, LETTERS)
@example("Купить\r\nBcc: eva@example.com", "<b>x</b>")
@example("ы" * 200, "&lt;script&gt;")
def test_a_letter_has_our_headers_and_no_others(subject: str, html: str) -> None:
    raw = compose_mail(OutgoingMail("mail:1", "anya@example.com", subject, html), SENDER, NOW)
    assert raw.isascii(), "no server has to know 8BITMIME"
    assert max(map(len, raw.splitlines())) <= 998
    mail = message_from_bytes(raw, policy=default)
    assert [name for name in list(mail) if name not in ("MIME-Version", "Content-Type")] == HEADERS
    assert mail["To"] == "anya@example.com"
    assert mail["Message-ID"] == build_message_id("mail:1", "uspevai.example")


@given(st.text(st.sampled_from("+0123456789 ()-.xы\n"), max_size=24))
@example("+38 (067) 123-45-67")
def test_a_phone_number_is_refused_or_plain_digits(typed: str) -> None:
    number = taken(check_phone, typed, "bad-phone")
    if number is None:
        return
    assert number[0] == "+"
    assert number[1:].isdecimal()
    assert check_phone(number) == number


@pytest.mark.parametrize("locale", LOCALES)
def test_every_refusal_has_its_words(locale: str) -> None:
    for code in ("bad-email", "bad-phone"):
        assert get_text(locale, f"error-{code}")
    assert get_text(locale, "error-too-many-codes", minutes=21)
