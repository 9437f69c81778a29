"""Mail by SMTP: one connection a mail, every answer understood."""

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

import aiosmtplib as smtp

from core.delivery.results import Accepted, Deferred, Rejected, SendResult, Uncertain
from core.kit.clock import Clock
from worker.channels.compose import MailSender, compose_mail, encode_address
from worker.channels.mailers import OutgoingMail, mask_address

STEP_TIMEOUT_SECONDS = 10.0
TOTAL_TIMEOUT_SECONDS = 25.0  # less than the ledger's lease
QUIT_TIMEOUT_SECONDS = 2.0
_REASON_LENGTH = 200
_ADDRESS_PATTERN = re.compile(r"[^\s<>:;,]+@[^\s<>:;,]+")
_LOOPBACK_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(slots=True, frozen=True)
class SmtpServer:
    """An SMTP server; `start_tls` None means: when the server offers it."""

    host: str
    port: int
    username: str | None
    password: str | None = field(repr=False)
    tls: bool
    start_tls: bool | None

    @classmethod
    def parse_url(cls, url: str) -> "SmtpServer":
        """`smtp://`, `smtps://` (TLS from the first byte), `smtp+starttls://` (STARTTLS or not at
        all). With a password STARTTLS is a must on any host but this one."""
        parts = urlsplit(url)
        host, tls = parts.hostname or "", parts.scheme == "smtps"
        guarded = parts.username is not None and host not in _LOOPBACK_HOSTS
        must = parts.scheme == "smtp+starttls" or (guarded and not tls)
        return cls(
            host=host,
            port=parts.port or (465 if tls else 587),
            username=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
            tls=tls,
            start_tls=False if tls else (True if must else None),
        )

    def create_client(self, own_name: str) -> smtp.SMTP:
        return smtp.SMTP(
            hostname=self.host,
            port=self.port,
            username=self.username,
            password=self.password,
            use_tls=self.tls,
            start_tls=self.start_tls,
            local_hostname=own_name,
            timeout=STEP_TIMEOUT_SECONDS,
        )


@dataclass(slots=True, frozen=True)
class SmtpMailer:
    server: SmtpServer
    sender: MailSender
    clock: Clock

    async def __call__(self, mail: OutgoingMail) -> SendResult:
        client = self.server.create_client(self.sender.domain)
        transfer = _SmtpTransfer(client)
        try:
            async with asyncio.timeout(TOTAL_TIMEOUT_SECONDS):
                content = compose_mail(mail, self.sender, self.clock.now())
                await transfer(self.sender.address, encode_address(mail.to), content)
        except (smtp.SMTPException, OSError, TimeoutError) as error:
            return interpret_error(error, transfer.content_started)
        else:
            await _quit_session(client)
            return Accepted()
        finally:
            client.close()


@dataclass(slots=True)
class _SmtpTransfer:
    """The steps to a server's taking; `began` once the content may have been read."""

    client: smtp.SMTP
    content_started: bool = False

    async def __call__(self, sender: str, recipient: str, content: bytes) -> None:
        await self.client.connect()
        await self.client.mail(sender)
        await self.client.rcpt(recipient)
        self.content_started = True
        await self.client.data(content)


def interpret_error(error: Exception, content_started: bool) -> SendResult:
    """What a failed attempt says about its mail.

    A 5xx is about the mail once the server has let us in; before that (greeting, HELO, login) it
    is about us and may be mended.
    """
    reason = _remove_addresses(f"{type(error).__name__}: {error}")
    if isinstance(error, smtp.SMTPResponseException):
        reason = _remove_addresses(f"{error.code} {error.message}")
        about_mail = smtp.SMTPSenderRefused | smtp.SMTPRecipientRefused | smtp.SMTPDataError
        permanent = isinstance(error, about_mail) and 500 <= error.code < 600
        return Rejected(reason) if permanent else Deferred(reason)
    return Uncertain(reason) if content_started else Deferred(reason)


def _remove_addresses(words: str) -> str:
    """Servers repeat the recipient; the owner, who reads reasons, need not know it."""
    return _ADDRESS_PATTERN.sub(lambda found: mask_address(found[0]), words)[:_REASON_LENGTH]


async def _quit_session(client: smtp.SMTP) -> None:
    """The mail is taken already: whatever the server says now changes nothing."""
    with suppress(smtp.SMTPException, OSError, TimeoutError):
        await client.quit(timeout=QUIT_TIMEOUT_SECONDS)
