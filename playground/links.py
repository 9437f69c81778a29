"""Links of the messenger itself: `https://t.me/<bot>?start=<payload>` opens the chat with the bot
and sends it `/start <payload>`."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

LINK_HOSTS = {"t.me", "telegram.me"}
PAYLOAD_PATTERN = re.compile(r"[A-Za-z0-9_-]{1,64}")


class InvalidLink(ValueError):
    """No link to a bot, or one whose payload Telegram would drop; the text says which."""


@dataclass(frozen=True, slots=True)
class DeepLink:
    """`payload` is empty for a link that only opens the chat."""

    username: str
    payload: str


def parse_deep_link(url: str) -> DeepLink:
    """:raises WrongLink: with what is wrong."""
    address = urlsplit(url if "//" in url else f"https://{url}")
    query = parse_qs(address.query, keep_blank_values=True)
    if address.scheme == "tg" and address.netloc == "resolve":
        username = query.get("domain", [""])[0]
    elif address.scheme in ("http", "https") and address.hostname in LINK_HOSTS:
        username = address.path.strip("/")
    else:
        raise InvalidLink("not a link of the messenger")
    payload = query.get("start", [""])[0]
    if payload and not PAYLOAD_PATTERN.fullmatch(payload):
        raise InvalidLink("start must be 1-64 of A-Z a-z 0-9 _ -")
    return DeepLink(username, payload)
