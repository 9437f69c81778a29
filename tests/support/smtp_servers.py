"""A real SMTP server in the test's own loop, which answers as it is told."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

OK = "250 OK"
HANG_UP = "hang up"


@dataclass(slots=True)
class PostOffice:
    """Keeps what it takes; `script` holds the next answers as (step, answer), HANG_UP included."""

    taken: list[Envelope] = field(default_factory=list)
    script: deque[tuple[str, str]] = field(default_factory=deque)
    logins: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def mails(self) -> list[EmailMessage]:
        """A method: aiosmtpd looks at every property of its handler for each connection."""
        return [parsed(envelope) for envelope in self.taken]

    def next(self, step: str, answer: str) -> None:
        self.script.append((step, answer))

    async def handle_MAIL(
        self, server: SMTP, _: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self._answer("MAIL", server)

    async def handle_RCPT(
        self, server: SMTP, _: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self._answer("RCPT", server)

    async def handle_DATA(self, server: SMTP, _: Session, envelope: Envelope) -> str:
        answer = self._answer("DATA", server)
        if answer in (OK, HANG_UP):
            self.taken.append(envelope)
        return answer

    def authenticate(self, *arguments: Any) -> AuthResult:
        data = arguments[-1]
        assert isinstance(data, LoginPassword)
        self.logins.append(f"{data.login.decode()}:{data.password.decode()}")
        return AuthResult(success=data.password == b"right", handled=False)

    def _answer(self, step: str, server: SMTP) -> str:
        if not self.script or self.script[0][0] != step:
            return OK
        answer = self.script.popleft()[1]
        if answer == HANG_UP:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return answer


def parsed(envelope: Envelope) -> EmailMessage:
    """The mail as its reader's program sees it."""
    content = envelope.content
    assert isinstance(content, bytes)
    mail = message_from_bytes(content, policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def words_of(mail: EmailMessage, kind: str = "plain") -> str:
    """The text of the part of this kind."""
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


@asynccontextmanager
async def post_office() -> AsyncIterator[PostOffice]:
    """On a free port of the loopback until the end."""
    office, loop = PostOffice(), asyncio.get_running_loop()

    def session() -> SMTP:
        return SMTP(
            office,
            hostname="mx.test",
            loop=loop,
            authenticator=office.authenticate,
            auth_require_tls=False,
            enable_SMTPUTF8=False,
        )

    server = await loop.create_server(session, "127.0.0.1", 0)
    office.port = server.sockets[0].getsockname()[1]
    try:
        yield office
    finally:
        server.close()
