"""Which roads an installation has, by its settings."""

from collections.abc import Mapping

from core.kit.clock import Clock
from core.kit.settings import Settings, SettingsError
from worker.channels.compose import MailSender
from worker.channels.mailbox import MailboxMailer, reject_without_server
from worker.channels.mailers import Mailer
from worker.channels.sms import ConsoleSmsGateway, SmsChannel, reject_without_gateway
from worker.channels.smtp import SmtpMailer, SmtpServer

LOCAL_SENDER = "Uspevai <bot@uspevai.example>"


def build_mailers(settings: Settings, clock: Clock) -> Mapping[str, Mailer]:
    """SMTP_URL, else the playground's mailbox, else nowhere. Raises SettingsError."""
    sms = (
        SmsChannel(ConsoleSmsGateway())
        if settings.sms_gateway == "console"
        else reject_without_gateway
    )
    return {"mail": _build_mailer(settings, clock), "sms": sms}


def _build_mailer(settings: Settings, clock: Clock) -> Mailer:
    if settings.smtp_url is not None:
        if settings.mail_from is None:
            raise SettingsError("MAIL_FROM: not set; write who mails, Uspevai <bot@example.org>")
        server = SmtpServer.parse_url(settings.smtp_url.get_secret_value())
        return SmtpMailer(server, MailSender.parse_mail_from(settings.mail_from), clock)
    if settings.mailbox_url is not None:
        sender = MailSender.parse_mail_from(settings.mail_from or LOCAL_SENDER)
        return MailboxMailer(settings.mailbox_url.rstrip("/"), sender)
    if settings.mail_from is not None:
        raise SettingsError("SMTP_URL: not set; MAIL_FROM alone would offer mail that never leaves")
    return reject_without_server
