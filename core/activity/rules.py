"""The one validator behind every endpoint: bytes in, events or refusals out, nothing else asked."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from hashlib import blake2b
from itertools import takewhile
from typing import Any
from uuid import UUID

import msgspec

from core.activity.contracts import (
    MAX_EVENT_BYTES,
    NO_AMOUNT,
    NO_PROPERTIES,
    IncomingEvent,
    ValidEvent,
)
from core.kit.ids import generate_uuid7

MAX_EVENTS = 2_000
MAX_BODY_BYTES = 10 << 20
MAX_ONE_BYTES = 4 * MAX_EVENT_BYTES  # with white space; not even parsed beyond
MAX_DEPTH = 32
MAX_NAME_LENGTH = 200
MAX_AGE, MAX_AHEAD = timedelta(days=30), timedelta(hours=1)
HASH_BYTES = 16

_CENT = Decimal("0.01")
_TOO_MUCH = Decimal(10) ** 16
_AMOUNT = re.compile(rb'"?-?[0-9]+(?:\.[0-9]+)?"?')  # of JSON, where quotes come in pairs
_AMOUNT_BYTES = 80
_NULL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_decode_one = msgspec.json.Decoder(IncomingEvent).decode
# An array of up to MAX_EVENTS parts: the decoder stops at one more, where a list would be read
# to its end, millions of them in a body that compresses well.
_Parts = msgspec.defstruct(
    "_Parts",
    [(f"part_{n}", msgspec.Raw | msgspec.UnsetType, msgspec.UNSET) for n in range(MAX_EVENTS)],
    array_like=True,
    forbid_unknown_fields=True,
)
_split_array = msgspec.json.Decoder(_Parts).decode
_decode_any = msgspec.json.Decoder().decode
_encode_sorted = msgspec.json.Encoder(order="sorted").encode


class InvalidEvent(Exception):
    """An event that breaks a rule: `code` is stable, `reason` a sentence."""

    def __init__(self, code: str, reason: str, event_id: UUID | None = None) -> None:
        super().__init__(f"{code}: {reason}")
        self.code, self.reason, self.event_id = code, reason, event_id


class MalformedBody(Exception):
    """The body as a whole is not JSON of the right shape."""


class TooManyEvents(Exception):
    """More events in one request than `MAX_EVENTS`."""


def is_batch(body: bytes) -> bool:
    """Whether the body is a JSON array; whatever else it is, is meant as one event."""
    return body[:64].lstrip()[:1] == b"["


def parse_event(body: bytes, now: datetime) -> ValidEvent | InvalidEvent:
    """The event in `body`. Raises MalformedPayload when it is no JSON."""
    if len(body) > MAX_ONE_BYTES:
        return InvalidEvent("too-large", f"an event may have {MAX_EVENT_BYTES} bytes")
    try:
        return check_event(_decode_one(body), now)
    except msgspec.ValidationError as error:
        return InvalidEvent("malformed", str(error))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise MalformedBody(str(error)) from error


def parse_batch(body: bytes, now: datetime) -> Iterator[ValidEvent | InvalidEvent]:
    """The events of a JSON array, each judged as it is asked for. Raises MalformedPayload,
    TooMany."""
    return (_parse_part(bytes(part), now) for part in split_batch(body))


def parse_values(values: Sequence[Any], now: datetime) -> Iterator[ValidEvent | InvalidEvent]:
    """Events that are already Python values, as endpoints other than HTTP have them.

    A value may be a Refusal, when a endpoint could not even make an event of what it got.
    """
    if len(values) > MAX_EVENTS:
        raise TooManyEvents
    return (read_value(value, now) for value in values)


def check_event(event: IncomingEvent, now: datetime) -> ValidEvent | InvalidEvent:
    """Hold one event against the rules; gives its normal form or why not."""
    try:
        return ValidEvent(
            event.event_id or generate_uuid7(now),
            _check_timestamp(event.timestamp, now),
            _check_name("user_id", str(event.user_id)),
            _check_name("event_type", event.event_type),
            _amount(event.amount),
            event.properties
            if event.properties is NO_PROPERTIES
            else _canonicalize_object(event.properties),
        )
    except InvalidEvent as refusal:
        refusal.event_id = event.event_id
        return refusal


def hash_event(item: ValidEvent) -> bytes:
    """What tells two contents under one id apart."""
    return blake2b(_encode_sorted(item), digest_size=HASH_BYTES).digest()


def split_batch(body: bytes) -> Iterator[msgspec.Raw]:
    """The elements of a JSON array. Raises MalformedPayload, TooMany."""
    try:
        parts = msgspec.structs.astuple(_split_array(body))
    except msgspec.ValidationError as error:
        if "length" in str(error):
            raise TooManyEvents from None
        raise MalformedBody(str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise MalformedBody(str(error)) from error
    return takewhile(lambda part: part is not msgspec.UNSET, parts)


def _parse_part(part: bytes, now: datetime) -> ValidEvent | InvalidEvent:
    try:
        return parse_event(part, now)
    except MalformedBody as error:
        return InvalidEvent("malformed", str(error))


def read_value(value: Any, now: datetime) -> ValidEvent | InvalidEvent:
    """One event that is already a Python value, or the Refusal itself."""
    if isinstance(value, InvalidEvent):
        return value
    try:
        return _parse_part(msgspec.json.encode(value), now)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        return InvalidEvent("malformed", str(error))


def _check_timestamp(given: datetime, now: datetime) -> datetime:
    instant = given.replace(tzinfo=UTC) if given.tzinfo is None else given
    if instant < now - MAX_AGE:
        raise InvalidEvent("too-old", f"timestamp is more than {MAX_AGE.days} days ago")
    if instant > now + MAX_AHEAD:
        raise InvalidEvent("too-far-ahead", "timestamp is more than an hour ahead")
    return instant.astimezone(UTC)


def _check_name(field: str, value: str) -> str:
    if not value or len(value) > MAX_NAME_LENGTH or not value.isprintable():
        raise InvalidEvent(
            "malformed", f"{field} must be 1 to {MAX_NAME_LENGTH} printable characters"
        )
    return value


def _amount(written: msgspec.Raw) -> Decimal | None:
    """Money to the cent from a JSON number or text of plain decimal digits; null is none."""
    if written is NO_AMOUNT:
        return None
    text = bytes(written)
    if len(text) <= _AMOUNT_BYTES and _AMOUNT.fullmatch(text):
        return _check_amount(Decimal(text.strip(b'"').decode()))
    if text == b"null":
        return None
    raise InvalidEvent("amount", "amount must be plain decimal digits, like 12.50")


def _check_amount(amount: Decimal) -> Decimal:
    try:
        cents = amount.quantize(_CENT)
    except InvalidOperation:
        raise InvalidEvent("amount", "amount is too large") from None
    if cents != amount:
        raise InvalidEvent("amount", "amount has more than two decimals")
    if abs(cents) >= _TOO_MUCH:
        raise InvalidEvent("amount", "amount is too large")
    return cents


def _canonicalize_object(raw: msgspec.Raw) -> msgspec.Raw:
    """The object in its canonical form, so that spaces and the order of keys are no difference."""
    given = bytes(raw)
    if len(given) > MAX_EVENT_BYTES:
        raise InvalidEvent("too-large", f"an event may have {MAX_EVENT_BYTES} bytes")
    try:
        value = _decode_any(given)
        canonical = _encode_sorted(value)
    except RecursionError:
        raise InvalidEvent("too-deep", f"properties nest deeper than {MAX_DEPTH}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InvalidEvent("malformed", f"properties: {error}") from None
    _check_object(value, canonical)
    return msgspec.Raw(canonical)


def _check_object(value: Any, canonical: bytes) -> None:
    if not isinstance(value, dict):
        raise InvalidEvent("malformed", "properties must be an object")
    if (
        canonical.count(b"{") + canonical.count(b"[") > MAX_DEPTH
        and _measure_depth(value) > MAX_DEPTH
    ):
        raise InvalidEvent("too-deep", f"properties nest deeper than {MAX_DEPTH}")
    if b"\\u0000" in canonical and _NULL.search(canonical):
        raise InvalidEvent("malformed", "properties hold a null character, which is not stored")


def _measure_depth(value: Any) -> int:
    """Levels of objects and arrays, counted level by level."""
    depth, level = 0, [value]
    while level := [one for one in level if isinstance(one, dict | list)]:
        depth += 1
        level = [
            child for one in level for child in (one.values() if isinstance(one, dict) else one)
        ]
    return depth
