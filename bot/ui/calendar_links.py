"""Addresses at which calendars open, and the secrets in them."""

import hashlib
import secrets
from dataclasses import dataclass

from core.kit.settings import Settings

SECRET_BYTES = 32


@dataclass(slots=True, frozen=True)
class CalendarLinkBuilder:
    """`base` is the api's address; `public` when others than this machine reach it."""

    base_url: str
    is_public: bool

    @classmethod
    def from_settings(cls, settings: Settings) -> "CalendarLinkBuilder":
        host = settings.api_host if settings.api_host != "0.0.0.0" else "127.0.0.1"  # noqa: S104
        shown = f"[{host}]" if ":" in host else host
        base = settings.public_url or f"http://{shown}:{settings.api_port}"
        return cls(base, settings.public_url is not None)

    def build_address(self, secret: str) -> str:
        return f"{self.base_url}/calendar/{secret}.ics"


def generate_secret() -> str:
    """256 random bits, as letters an address can hold."""
    return secrets.token_urlsafe(SECRET_BYTES)


def hash_secret(secret: str) -> bytes:
    """What is kept of it: SHA-256, since it is random and long."""
    return hashlib.sha256(secret.encode()).digest()
