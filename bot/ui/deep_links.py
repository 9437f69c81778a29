"""Deep links: what stands behind `t.me/<bot>?start=`, and the addresses that lead there.

A payload is `<kind>-<rest>`, at most 64 of A-Z a-z 0-9 _ -. Kinds: `buddy` with the secret of an
invitation, `task` and `habit` with an id (base64url, 22 characters), `go` with the name of a
command. A link opens what its reader may see anyway: the address itself gives no right, except
the secret of an invitation.
"""

import hmac
import re
from base64 import urlsafe_b64encode
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from bot.ui.callback_data import MalformedPayload, decode_uuid, encode_uuid

PAYLOAD_PATTERN = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SECRET_PATTERN = re.compile(r"[A-Za-z0-9_-]{32}")
_SECTION_PATTERN = re.compile(r"[a-z_]{1,32}")
_SECRET_BYTES = 24


@dataclass(slots=True, frozen=True)
class BuddyLink:
    """An invitation to see a habit."""

    secret: str

    def to_payload(self) -> str:
        return f"buddy-{self.secret}"


@dataclass(slots=True, frozen=True)
class TaskLink:
    task_id: UUID

    def to_payload(self) -> str:
        return f"task-{encode_uuid(self.task_id)}"


@dataclass(slots=True, frozen=True)
class HabitLink:
    habit_id: UUID

    def to_payload(self) -> str:
        return f"habit-{encode_uuid(self.habit_id)}"


@dataclass(slots=True, frozen=True)
class SectionLink:
    """What a command opens: `today`, `habits`, `focus`, `settings` and the others."""

    command: str

    def to_payload(self) -> str:
        return f"go-{self.command}"


DeepLink = BuddyLink | TaskLink | HabitLink | SectionLink


def parse_payload(payload: str) -> DeepLink:
    """The link behind a payload. Raises MalformedPayload."""
    kind, _, rest = payload.partition("-")
    if kind == "buddy" and _SECRET_PATTERN.fullmatch(rest):
        return BuddyLink(rest)
    if kind == "task":
        return TaskLink(decode_uuid(rest))
    if kind == "habit":
        return HabitLink(decode_uuid(rest))
    if kind == "go" and _SECTION_PATTERN.fullmatch(rest):
        return SectionLink(rest)
    raise MalformedPayload(payload)


@dataclass(slots=True, frozen=True)
class LinkBuilder:
    """Makes addresses and secrets. `key` is known to the bot alone; `username` asks for the
    bot's own."""

    key: bytes
    get_username: Callable[[], Awaitable[str | None]]

    async def build_address(self, link: DeepLink) -> str:
        """`https://t.me/<bot>?start=<payload>`."""
        return f"https://t.me/{await self.get_username()}?start={link.to_payload()}"

    def derive_secret(self, invitation_id: UUID) -> str:
        """The invitation's secret, the same whenever it is asked for, so that it need not be kept
        anywhere; without the key nobody can tell it from the id."""
        digest = hmac.digest(self.key, b"uspevai:buddy:" + invitation_id.bytes, "sha256")
        return urlsafe_b64encode(digest[:_SECRET_BYTES]).decode()


def build_share_address(address: str, text: str) -> str:
    """Where the messenger asks to whom `address` is to be sent, with `words` beside it."""
    return f"https://t.me/share/url?{urlencode({'url': address, 'text': text})}"
