"""SMTP_URL and MAIL_FROM: what is wrong is told in one line, and no password is told at all."""

from typing import Any

import pytest

from core.kit.clock import SystemClock
from core.kit.settings import Settings, SettingsError, load_settings
from worker.channels.mailer_factory import build_mailers
from worker.channels.smtp import SmtpMailer, SmtpServer

FROM = "Успевай <bot@example.org>"


def given(**values: Any) -> Settings:
    return load_settings(_env_file=None, **values)


@pytest.mark.parametrize(
    "url",
    ["mail.example", "http://mail.example", "smtp://", "smtp://a:b@", "smtp://h:x", "smtp://h:0"],
)
def test_a_wrong_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(SettingsError, match="SMTP_URL: write it as") as error:
        given(smtp_url=url)
    assert "b@" not in str(error.value)


@pytest.mark.parametrize("sender", ["Uspevai", "a@", "@b", "a@b\r\nBcc: c@d"])
def test_a_wrong_sender_is_refused(sender: str) -> None:
    with pytest.raises(SettingsError, match="MAIL_FROM: write it as"):
        given(mail_from=sender)


def test_server_and_sender_go_together() -> None:
    clock = SystemClock()
    with pytest.raises(SettingsError, match="MAIL_FROM: not set"):
        build_mailers(given(smtp_url="smtp://mail.example"), clock)
    with pytest.raises(SettingsError, match="SMTP_URL: not set"):
        build_mailers(given(mail_from=FROM), clock)
    mailer = build_mailers(given(smtp_url="smtps://a:secret@mail.example", mail_from=FROM), clock)[
        "mail"
    ]
    assert isinstance(mailer, SmtpMailer)
    assert mailer.server.port == 465
    assert "secret" not in repr(mailer)


@pytest.mark.parametrize(
    ("url", "port", "tls", "start_tls"),
    [
        ("smtp://mail.example", 587, False, None),
        ("smtp://a:b@mail.example:25", 25, False, True),
        ("smtp://a:b@localhost:2525", 2525, False, None),
        ("smtp+starttls://127.0.0.1", 587, False, True),
        ("smtps://a:b@mail.example", 465, True, False),
    ],
)
def test_a_password_goes_to_no_stranger_in_the_clear(
    url: str, port: int, tls: bool, start_tls: bool | None
) -> None:
    server = SmtpServer.parse_url(url)
    assert (server.port, server.tls, server.start_tls) == (port, tls, start_tls)


def test_signs_in_a_login_are_written_with_percent() -> None:
    server = SmtpServer.parse_url("smtp://anya%40example.com:p%2Fw%3A@localhost")
    assert (server.username, server.password) == ("anya@example.com", "p/w:")
