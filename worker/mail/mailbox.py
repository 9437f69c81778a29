"""Where mail goes without an SMTP server: the playground's mailbox, or nowhere."""

from dataclasses import dataclass

import aiohttp
import structlog

from core.kit.error_texts import describe_error
from core.texts.markup import mail_html, plain
from worker.mail.compose import Sender, message_id
from worker.mail.roads import Answer, Mail, NoAnswer, NotTaken, Rejected, Taken, masked

log = structlog.get_logger(__name__)
_PATIENCE = aiohttp.ClientTimeout(total=15, sock_connect=5)


@dataclass(slots=True, frozen=True)
class MailboxMailer:
    """Posts to the mailbox of the playground at `url`."""

    url: str
    sender: Sender

    async def __call__(self, mail: Mail) -> Answer:
        body = {
            "to": mail.to,
            "from": f"{self.sender.name} <{self.sender.address}>",
            "subject": " ".join(mail.subject.split()),
            "text": plain(mail.html),
            "html": mail_html(mail.html),
            "message_id": message_id(mail.key, self.sender.domain),
        }
        try:
            async with (
                aiohttp.ClientSession(timeout=_PATIENCE) as session,
                session.post(f"{self.url}/sim/mail", json=body) as response,
            ):
                return _meaning(response.status)
        except aiohttp.ClientConnectorError as error:
            return NotTaken(describe_error(error))
        except (aiohttp.ClientError, TimeoutError) as error:
            return NoAnswer(describe_error(error))


def _meaning(status: int) -> Answer:
    if status < 300:
        return Taken()
    reason = f"the mailbox answered {status}"
    return Rejected(reason) if 400 <= status < 500 else NotTaken(reason)


async def no_server(mail: Mail) -> Answer:
    """The road of an installation that cannot mail."""
    log.warning("not sent: no mail server", key=mail.key, to=masked(mail.to))
    return Rejected("no mail server")
