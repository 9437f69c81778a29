"""Short messages: the gateway on the console, and a letter as a short message."""

from dataclasses import dataclass

import structlog

from core.texts.markup import plain
from worker.mail.roads import Answer, Mail, Rejected, SmsGateway, Taken, masked

log = structlog.get_logger(__name__)
LONGEST = 300


@dataclass(slots=True, frozen=True)
class ConsoleGateway:
    """Logs what a real gateway would send."""

    async def __call__(self, number: str, text: str) -> Answer:
        log.info("SMS", number=masked(number), text=text)
        return Taken()


@dataclass(slots=True, frozen=True)
class SmsRoad:
    """Sends the words of a letter, cut to what a few short messages hold."""

    gateway: SmsGateway

    async def __call__(self, mail: Mail) -> Answer:
        text = plain(mail.html).strip()
        return await self.gateway(mail.to, text if len(text) <= LONGEST else text[:LONGEST] + "…")


async def no_gateway(mail: Mail) -> Answer:
    log.warning("not sent: no SMS gateway", key=mail.key, to=masked(mail.to))
    return Rejected("no SMS gateway")
