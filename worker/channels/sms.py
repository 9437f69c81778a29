"""Short messages: the gateway on the console, and a letter as a short message."""

from dataclasses import dataclass

import structlog

from core.delivery.results import Accepted, Rejected, SendResult
from core.texts.markup import convert_to_plain_text
from worker.channels.mailers import OutgoingMail, SmsGateway, mask_address

log = structlog.get_logger(__name__)
MAX_LENGTH = 300


@dataclass(slots=True, frozen=True)
class ConsoleSmsGateway:
    """Logs what a real gateway would send."""

    async def __call__(self, number: str, text: str) -> SendResult:
        log.info("SMS", number=mask_address(number), text=text)
        return Accepted()


@dataclass(slots=True, frozen=True)
class SmsChannel:
    """Sends the words of a letter, cut to what a few short messages hold."""

    gateway: SmsGateway

    async def __call__(self, mail: OutgoingMail) -> SendResult:
        text = convert_to_plain_text(mail.html).strip()
        return await self.gateway(
            mail.to, text if len(text) <= MAX_LENGTH else text[:MAX_LENGTH] + "…"
        )


async def reject_without_gateway(mail: OutgoingMail) -> SendResult:
    log.warning("not sent: no SMS gateway", key=mail.key, to=mask_address(mail.to))
    return Rejected("no SMS gateway")
