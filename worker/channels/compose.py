"""A mail as the bytes that travel."""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from hashlib import sha256

from email_validator import validate_email

from core.texts.markup import convert_to_mail_html, convert_to_plain_text
from worker.channels.mailers import OutgoingMail

_POLICY = SMTP.clone(cte_type="7bit")  # no server has to know 8BITMIME
_PAGE_TEMPLATE = """\
<!doctype html>
<html><body style="font: 16px/1.5 sans-serif">
{body}
</body></html>
"""


@dataclass(slots=True, frozen=True)
class MailSender:
    """MAIL_FROM taken apart."""

    name: str
    address: str

    @classmethod
    def parse_mail_from(cls, mail_from: str) -> "MailSender":
        return cls(*parseaddr(mail_from))

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


def build_message_id(key: str, domain: str) -> str:
    """The same key has the same Message-ID: a repeat can be recognised, by programs too."""
    return f"<{sha256(key.encode()).hexdigest()[:32]}@{domain}>"


def encode_address(address: str) -> str:
    """The address with its domain in ASCII."""
    found = validate_email(address, check_deliverability=False, allow_smtputf8=False)
    return found.ascii_email or address


def compose_mail(mail: OutgoingMail, sender: MailSender, now: datetime) -> bytes:
    """Plain text and simple HTML, in a message that no vacation responder answers."""
    message = EmailMessage(policy=_POLICY)
    message["From"] = Address(sender.name, addr_spec=sender.address)
    message["To"] = Address(addr_spec=encode_address(mail.to))
    message["Subject"] = " ".join(mail.subject.split())
    message["Date"] = now
    message["Message-ID"] = build_message_id(mail.key, sender.domain)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(convert_to_plain_text(mail.html))
    message.add_alternative(
        _PAGE_TEMPLATE.format(body=convert_to_mail_html(mail.html)), subtype="html"
    )
    return message.as_bytes()
