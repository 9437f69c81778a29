"""Ids, days and times as short words in buttons and links: what is read back must be written the
same way again, for nothing else was put there by this bot. Pure."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Annotated, Any, Self
from uuid import UUID

import msgspec
from aiogram.filters.callback_data import CallbackData
from pydantic import BeforeValidator, ConfigDict

from bot.ui.old_callback_data import convert_old_ids


class MalformedPayload(ValueError):
    """Not data that this bot has put under a button or into a link.

    `bot.runtime.errors` answers it."""


class Outdated(MalformedPayload):
    """Not what this version of the bot keeps of a dialog."""


def encode_uuid(value: UUID) -> str:
    """22 characters: base64url without padding."""
    return urlsafe_b64encode(value.bytes).decode().rstrip("=")


def decode_uuid(text: str) -> UUID:
    """The id that was made `short`. Raises MalformedPayload."""
    try:
        identity = UUID(bytes=urlsafe_b64decode(text + "=="))
    except (Base64Error, ValueError):
        raise MalformedPayload(text) from None
    if encode_uuid(identity) != text:
        raise MalformedPayload(text)
    return identity


def read_kept(plain: Any, kind: Any) -> Any:
    """What a dialog keeps, as a `kind`. Raises Outdated."""
    try:
        return msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        raise Outdated(str(error)) from None


def _decode_with(decode: Callable[[str], object]) -> BeforeValidator:
    """Text is decoded; a value of the right type stays as it is."""
    return BeforeValidator(lambda value: decode(value) if isinstance(value, str) else value)


class ButtonData(CallbackData, prefix="-"):
    """What a button carries, in at most 64 bytes: everything needed to act, so that it works as
    long as its message exists. Ids are base64url without padding (22 characters), days YYYYMMDD,
    times HHMM."""

    model_config = ConfigDict(frozen=True)

    @classmethod
    def unpack(cls, value: str) -> Self:
        """What was pressed. Raises MalformedPayload for what `pack` does not write."""
        value = convert_old_ids(value)
        try:
            found = super().unpack(value)
        except (TypeError, ValueError):
            raise MalformedPayload(value) from None
        if found.pack() != value:
            raise MalformedPayload(value)
        return found

    def _encode_value(self, key: str, value: Any) -> str:
        if isinstance(value, UUID):
            return encode_uuid(value)
        if isinstance(value, date):
            return f"{value:%Y%m%d}"
        if isinstance(value, time):
            return f"{value:%H%M}"
        return super()._encode_value(key, value)


def parse_compact_date(digits: str) -> date:
    """YYYYMMDD. Raises MalformedPayload."""
    return _parse_digits(digits, "%Y%m%d").date()


def parse_compact_time(digits: str) -> time:
    """HHMM. Raises MalformedPayload."""
    return _parse_digits(digits, "%H%M").time()


def _parse_digits(digits: str, pattern: str) -> datetime:
    try:
        read = datetime.strptime(digits, pattern)  # noqa: DTZ007 - days and wall times have no zone
    except ValueError:
        raise MalformedPayload(digits) from None
    if f"{read:{pattern}}" != digits:
        raise MalformedPayload(digits)
    return read


ButtonId = Annotated[UUID, _decode_with(decode_uuid)]
ButtonDay = Annotated[date, _decode_with(parse_compact_date)]
ButtonTime = Annotated[time, _decode_with(parse_compact_time)]
