"""Which roads an installation has, by its settings."""

from collections.abc import Mapping

from core.kit.clock import Clock
from core.kit.settings import Settings, SettingsError
from worker.mail.compose import Sender
from worker.mail.mailbox import MailboxMailer, no_server
from worker.mail.roads import Road
from worker.mail.sms import ConsoleGateway, SmsRoad, no_gateway
from worker.mail.smtp import Server, SmtpMailer

LOCAL_SENDER = "Uspevai <bot@uspevai.example>"


def roads_of(settings: Settings, clock: Clock) -> Mapping[str, Road]:
    """SMTP_URL, else the playground's mailbox, else nowhere. Raises SettingsError."""
    sms = SmsRoad(ConsoleGateway()) if settings.sms_gateway == "console" else no_gateway
    return {"mail": _mailer(settings, clock), "sms": sms}


def _mailer(settings: Settings, clock: Clock) -> Road:
    if settings.smtp_url is not None:
        if settings.mail_from is None:
            raise SettingsError("MAIL_FROM: not set; write who mails, Uspevai <bot@example.org>")
        server = Server.at(settings.smtp_url.get_secret_value())
        return SmtpMailer(server, Sender.of(settings.mail_from), clock)
    if settings.mailbox_url is not None:
        sender = Sender.of(settings.mail_from or LOCAL_SENDER)
        return MailboxMailer(settings.mailbox_url.rstrip("/"), sender)
    if settings.mail_from is not None:
        raise SettingsError("SMTP_URL: not set; MAIL_FROM alone would offer mail that never leaves")
    return no_server
