"""The ports by which a letter leaves, and what their answers mean."""

from dataclasses import dataclass
from typing import Protocol

from core.delivery.results import SendResult


@dataclass(slots=True, frozen=True)
class OutgoingMail:
    """A letter with its address; `key` is the same for every attempt, `html` the messenger's."""

    key: str
    to: str
    subject: str
    html: str


class Mailer(Protocol):
    """Takes a mail, once; never tries again by itself and never raises for the server's faults."""

    async def __call__(self, mail: OutgoingMail) -> SendResult: ...


class SmsGateway(Protocol):
    """Takes a short text to a number in E.164 form; answers as a Mailer does."""

    async def __call__(self, number: str, text: str) -> SendResult: ...


def mask_address(address: str) -> str:
    """`a***@example.com`, `+38******67`: enough to tell two apart in a log, no more."""
    name, at, domain = address.rpartition("@")
    if at:
        return f"{name[:1]}***@{domain}"
    return f"{address[:3]}{'*' * max(0, len(address) - 5)}{address[-2:]}"
