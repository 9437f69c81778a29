"""Mail by SMTP: one connection a mail, every answer understood."""

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

import aiosmtplib as smtp

from core.kit.clock import Clock
from worker.mail.compose import Sender, compose, on_the_wire
from worker.mail.roads import Answer, Mail, NoAnswer, NotTaken, Rejected, Taken, masked

STEP_SECONDS = 10.0
WHOLE_SECONDS = 25.0  # less than the ledger's lease
GOODBYE_SECONDS = 2.0
_REASON_LENGTH = 200
_ADDRESS = re.compile(r"[^\s<>:;,]+@[^\s<>:;,]+")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(slots=True, frozen=True)
class Server:
    """An SMTP server; `start_tls` None means: when the server offers it."""

    host: str
    port: int
    username: str | None
    password: str | None = field(repr=False)
    tls: bool
    start_tls: bool | None

    @classmethod
    def at(cls, url: str) -> "Server":
        """`smtp://`, `smtps://` (TLS from the first byte), `smtp+starttls://` (STARTTLS or not at
        all). With a password STARTTLS is a must on any host but this one."""
        parts = urlsplit(url)
        host, tls = parts.hostname or "", parts.scheme == "smtps"
        guarded = parts.username is not None and host not in _LOOPBACK
        must = parts.scheme == "smtp+starttls" or (guarded and not tls)
        return cls(
            host=host,
            port=parts.port or (465 if tls else 587),
            username=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
            tls=tls,
            start_tls=False if tls else (True if must else None),
        )

    def client(self, own_name: str) -> smtp.SMTP:
        return smtp.SMTP(
            hostname=self.host,
            port=self.port,
            username=self.username,
            password=self.password,
            use_tls=self.tls,
            start_tls=self.start_tls,
            local_hostname=own_name,
            timeout=STEP_SECONDS,
        )


@dataclass(slots=True, frozen=True)
class SmtpMailer:
    server: Server
    sender: Sender
    clock: Clock

    async def __call__(self, mail: Mail) -> Answer:
        client = self.server.client(self.sender.domain)
        transfer = _Transfer(client)
        try:
            async with asyncio.timeout(WHOLE_SECONDS):
                content = compose(mail, self.sender, self.clock.now())
                await transfer(self.sender.address, on_the_wire(mail.to), content)
        except (smtp.SMTPException, OSError, TimeoutError) as error:
            return meaning(error, transfer.began)
        else:
            await _say_goodbye(client)
            return Taken()
        finally:
            client.close()


@dataclass(slots=True)
class _Transfer:
    """The steps to a server's taking; `began` once the content may have been read."""

    client: smtp.SMTP
    began: bool = False

    async def __call__(self, sender: str, recipient: str, content: bytes) -> None:
        await self.client.connect()
        await self.client.mail(sender)
        await self.client.rcpt(recipient)
        self.began = True
        await self.client.data(content)


def meaning(error: Exception, began: bool) -> Answer:
    """What a failed attempt says about its mail.

    A 5xx is about the mail once the server has let us in; before that (greeting, HELO, login) it
    is about us and may be mended.
    """
    reason = _without_addresses(f"{type(error).__name__}: {error}")
    if isinstance(error, smtp.SMTPResponseException):
        reason = _without_addresses(f"{error.code} {error.message}")
        about_mail = smtp.SMTPSenderRefused | smtp.SMTPRecipientRefused | smtp.SMTPDataError
        permanent = isinstance(error, about_mail) and 500 <= error.code < 600
        return Rejected(reason) if permanent else NotTaken(reason)
    return NoAnswer(reason) if began else NotTaken(reason)


def _without_addresses(words: str) -> str:
    """Servers repeat the recipient; the owner, who reads reasons, need not know it."""
    return _ADDRESS.sub(lambda found: masked(found[0]), words)[:_REASON_LENGTH]


async def _say_goodbye(client: smtp.SMTP) -> None:
    """The mail is taken already: whatever the server says now changes nothing."""
    with suppress(smtp.SMTPException, OSError, TimeoutError):
        await client.quit(timeout=GOODBYE_SECONDS)
