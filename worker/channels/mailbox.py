"""Where mail goes without an SMTP server: the playground's mailbox, or nowhere."""

from dataclasses import dataclass

import aiohttp
import structlog

from core.delivery.results import Accepted, Deferred, Rejected, SendResult, Uncertain
from core.kit.error_texts import describe_error
from core.texts.markup import convert_to_mail_html, convert_to_plain_text
from worker.channels.compose import MailSender, build_message_id
from worker.channels.mailers import OutgoingMail, mask_address

log = structlog.get_logger(__name__)
_TIMEOUT = aiohttp.ClientTimeout(total=15, sock_connect=5)


@dataclass(slots=True, frozen=True)
class MailboxMailer:
    """Posts to the mailbox of the playground at `url`."""

    url: str
    sender: MailSender

    async def __call__(self, mail: OutgoingMail) -> SendResult:
        body = {
            "to": mail.to,
            "from": f"{self.sender.name} <{self.sender.address}>",
            "subject": " ".join(mail.subject.split()),
            "text": convert_to_plain_text(mail.html),
            "html": convert_to_mail_html(mail.html),
            "message_id": build_message_id(mail.key, self.sender.domain),
        }
        try:
            async with (
                aiohttp.ClientSession(timeout=_TIMEOUT) as session,
                session.post(f"{self.url}/sim/mail", json=body) as response,
            ):
                return _interpret_status(response.status)
        except aiohttp.ClientConnectorError as error:
            return Deferred(describe_error(error))
        except (aiohttp.ClientError, TimeoutError) as error:
            return Uncertain(describe_error(error))


def _interpret_status(status: int) -> SendResult:
    if status < 300:
        return Accepted()
    reason = f"the mailbox answered {status}"
    return Rejected(reason) if 400 <= status < 500 else Deferred(reason)


async def reject_without_server(mail: OutgoingMail) -> SendResult:
    """The road of an installation that cannot mail."""
    log.warning("not sent: no mail server", key=mail.key, to=mask_address(mail.to))
    return Rejected("no mail server")
