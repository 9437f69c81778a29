"""A mail as the bytes that travel."""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from hashlib import sha256

from email_validator import validate_email

from core.texts.markup import mail_html, plain
from worker.mail.roads import Mail

_POLICY = SMTP.clone(cte_type="7bit")  # no server has to know 8BITMIME
_PAGE = """\
<!doctype html>
<html><body style="font: 16px/1.5 sans-serif">
{body}
</body></html>
"""


@dataclass(slots=True, frozen=True)
class Sender:
    """MAIL_FROM taken apart."""

    name: str
    address: str

    @classmethod
    def of(cls, mail_from: str) -> "Sender":
        return cls(*parseaddr(mail_from))

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


def message_id(key: str, domain: str) -> str:
    """The same key has the same Message-ID: a repeat can be recognised, by programs too."""
    return f"<{sha256(key.encode()).hexdigest()[:32]}@{domain}>"


def on_the_wire(address: str) -> str:
    """The address with its domain in ASCII."""
    found = validate_email(address, check_deliverability=False, allow_smtputf8=False)
    return found.ascii_email or address


def compose(mail: Mail, sender: Sender, now: datetime) -> bytes:
    """Plain text and simple HTML, in a message that no vacation responder answers."""
    message = EmailMessage(policy=_POLICY)
    message["From"] = Address(sender.name, addr_spec=sender.address)
    message["To"] = Address(addr_spec=on_the_wire(mail.to))
    message["Subject"] = " ".join(mail.subject.split())
    message["Date"] = now
    message["Message-ID"] = message_id(mail.key, sender.domain)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(plain(mail.html))
    message.add_alternative(_PAGE.format(body=mail_html(mail.html)), subtype="html")
    return message.as_bytes()
