"""Settings of every process, read from the environment and `.env`."""

from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

Port = Annotated[int, Field(ge=0, le=65535)]


class SettingsError(Exception):
    """A setting is wrong; the message is one line that names the variable and the mend."""


class Settings(BaseSettings):
    """One object for all processes; each field is the environment variable in upper case."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    database_url: str | None = None
    nats_url: str | None = None
    redis_url: str | None = None
    clickhouse_url: str | None = None

    bot_token: SecretStr | None = None
    owner_id: Annotated[tuple[int, ...], NoDecode] = ()
    telegram_api_url: str | None = None
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    webhook_host: str = "127.0.0.1"
    webhook_port: Port = 8080

    public_url: str | None = None
    api_host: str = "127.0.0.1"
    api_port: Port = 8000
    grpc_port: Port = 50051
    playground_port: Port = 8081
    data_dir: Path = Path(".data")

    smtp_url: SecretStr | None = None
    mail_from: str | None = None
    mailbox_url: str | None = None
    sms_gateway: Literal["console"] | None = None
    events_open_on_loopback: bool | None = None
    events_retention_days: Annotated[int, Field(ge=31)] = 400
    spool_dir: Path | None = None
    spool_bytes: Annotated[int, Field(ge=1 << 20)] = 256 << 20

    command_timeout: Annotated[float, Field(gt=0, le=60)] = 4.0
    sends_per_second: Annotated[int, Field(ge=1, le=1000)] = 30
    clock_offset: timedelta = timedelta()
    log_level: str = "INFO"
    log_dir: Path | None = None
    metrics_host: str = "127.0.0.1"
    metrics_port: Port | None = None
    heartbeat_file: Path | None = None

    @field_validator("owner_id", mode="before")
    @classmethod
    def _split_owners(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = value.replace(",", " ").split()
        if not all(part.isascii() and part.isdigit() for part in parts):
            raise ValueError("write Telegram user ids, separated by commas, like 12345678")
        return tuple(int(part) for part in parts)

    @field_validator("bot_token")
    @classmethod
    def _validate_bot_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            number, colon, secret = value.get_secret_value().partition(":")
            if not (number.isascii() and number.isdigit() and colon and len(secret) >= 3):
                raise ValueError("take it from @BotFather, it looks like 123456:ABC-DEF")
        return value

    @field_validator("webhook_url")
    @classmethod
    def _validate_webhook_url(cls, value: str | None) -> str | None:
        if value is not None:
            parts = urlsplit(value)
            local = parts.hostname in {"127.0.0.1", "localhost"}
            if parts.scheme != "https" and not (parts.scheme == "http" and local):
                raise ValueError("Telegram calls https addresses only, like https://bot.example/tg")
        return value

    @field_validator("public_url")
    @classmethod
    def _validate_public_url(cls, value: str | None) -> str | None:
        if value is not None:
            parts = urlsplit(value)
            if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
                raise ValueError("write the api's public address, like https://bot.example")
            value = value.rstrip("/")
        return value

    @field_validator("smtp_url")
    @classmethod
    def _validate_smtp_url(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            try:
                parts = urlsplit(value.get_secret_value())
                known = parts.scheme in {"smtp", "smtps", "smtp+starttls"}
                complete = bool(parts.hostname) and parts.port != 0
            except ValueError:
                known = complete = False
            if not (known and complete):
                raise ValueError("write it as smtp://user:password@host:587 or smtps://…:465")
        return value

    @field_validator("mail_from")
    @classmethod
    def _validate_mail_from(cls, value: str | None) -> str | None:
        if value is not None:
            address = parseaddr(value)[1]
            name, at, domain = address.rpartition("@")
            if not (name and at and domain) or not value.isprintable():
                raise ValueError("write it as Uspevai <bot@example.org>")
        return value

    @field_validator("mailbox_url")
    @classmethod
    def _validate_mailbox_url(cls, value: str | None) -> str | None:
        if value is not None and urlsplit(value).scheme != "http":
            raise ValueError("write the playground's address, like http://127.0.0.1:8081")
        return value

    @model_validator(mode="after")
    def _close_loopback(self) -> Self:
        """On a machine that the world may reach, a proxy's requests look like its own programs'."""
        if self.events_open_on_loopback is None and self.is_public:
            self.events_open_on_loopback = False
        return self

    @property
    def is_public(self) -> bool:
        """Whether this is an installation for others: it has a public address or a real bot."""
        return any(one is not None for one in (self.public_url, self.webhook_url, self.bot_token))

    @property
    def contact_channels(self) -> frozenset[str]:
        """How people can be reached beside the chat: mail, sms. SMTP_URL and its password are for
        the worker alone; the others know by MAIL_FROM, which goes with it."""
        mail = self.mail_from is not None or self.mailbox_url is not None
        sms = self.sms_gateway is not None
        return frozenset(way for way, open_ in (("mail", mail), ("sms", sms)) if open_)

    @field_validator("database_url")
    @classmethod
    def _validate_database_url(cls, value: str | None) -> str | None:
        if value is None or value.startswith("postgresql+asyncpg://"):
            return value
        if value.startswith(("postgresql://", "postgres://")):
            return "postgresql+asyncpg://" + value.split("://", 1)[1]
        raise ValueError("write it as postgresql://user:password@host:5432/name")

    @field_validator("nats_url")
    @classmethod
    def _validate_nats_url(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("nats://", "tls://")):
            raise ValueError("write it as nats://host:4222")
        return value

    @field_validator("redis_url")
    @classmethod
    def _validate_redis_url(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("redis://", "rediss://", "unix://")):
            raise ValueError("write it as redis://host:6379/0")
        return value

    @field_validator("clickhouse_url")
    @classmethod
    def _validate_clickhouse_url(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("write it as http://user:password@host:8123/database")
        return value

    @field_validator("log_level")
    @classmethod
    def _validate_log_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("use DEBUG, INFO, WARNING or ERROR")
        return value.upper()


def load_settings(**overrides: Any) -> Settings:
    """Read the settings; `overrides` win over the environment. Raises SettingsError."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "settings"
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{name}: {reason}") from None


def require_settings(settings: Settings, *names: str) -> None:
    """Check that the named settings are present. Raises SettingsError naming the first missing."""
    for name in names:
        if getattr(settings, name) is None:
            raise SettingsError(
                f"{name.upper()}: not set; put it into .env (see .env.example), "
                "or use `make run`, which brings its own servers"
            )
