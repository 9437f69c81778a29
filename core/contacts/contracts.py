"""Contacts: a person's addresses besides the chat, each confirmed by a code sent to it."""

from enum import StrEnum
from typing import Annotated, ClassVar, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from core.kit.messages import Command

ContactChannel = Literal["mail", "sms"]  # the channels of a send that need an address
CODE_KIND = "contact_code"  # the kind of a code's send in the ledger


class CodeVerdict(StrEnum):
    """What a typed code was worth; `expired` means that only a new code helps."""

    CONFIRMED = "confirmed"
    WRONG = "wrong"
    EXPIRED = "expired"


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """The confirmed `address`, and the `pending` one that waits for its code."""

    way: ContactChannel
    address: str | None = None
    pending: str | None = None
    verdict: CodeVerdict | None = None
    tries_left: int = 0


class SetContact(Command[Contact], frozen=True, kw_only=True):
    """Send a code to an e-mail address or phone number; the confirmed one stays until then.

    Refused: `bad-email`, `bad-phone`, `too-many-codes`.
    """

    subject: ClassVar[str] = "contacts.set"
    way: ContactChannel
    address: Annotated[str, Meta(max_length=320)]


class ConfirmContact(Command[Contact], frozen=True, kw_only=True):
    """Try a code on the pending address; a wrong one is no refusal, since it must be counted."""

    subject: ClassVar[str] = "contacts.confirm"
    way: ContactChannel
    code: Annotated[str, Meta(max_length=16)]


class RemoveContact(Command[Contact], frozen=True, kw_only=True):
    """Forget the address and whatever waits for a code."""

    subject: ClassVar[str] = "contacts.remove"
    way: ContactChannel


class IssuedCode(msgspec.Struct, frozen=True, kw_only=True):
    """A code made a moment ago, and where it goes: known here and in the letter alone."""

    user_id: UUID
    way: ContactChannel
    address: str
    code: str
