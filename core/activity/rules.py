"""The one validator behind every door: bytes in, events or refusals out, nothing else asked."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from hashlib import blake2b
from itertools import takewhile
from typing import Any
from uuid import UUID

import msgspec

from core.activity.contracts import MAX_EVENT_BYTES, NO_AMOUNT, NO_PROPERTIES, Incoming, Item
from core.kit.ids import uuid7

MAX_EVENTS = 2_000
MAX_BODY_BYTES = 10 << 20
MAX_ONE_BYTES = 4 * MAX_EVENT_BYTES  # with white space; not even parsed beyond
MAX_DEPTH = 32
MAX_NAME = 200
OLDEST, AHEAD = timedelta(days=30), timedelta(hours=1)
HASH_BYTES = 16

_CENT = Decimal("0.01")
_TOO_MUCH = Decimal(10) ** 16
_AMOUNT = re.compile(rb'"?-?[0-9]+(?:\.[0-9]+)?"?')  # of JSON, where quotes come in pairs
_AMOUNT_BYTES = 80
_NULL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_decode_one = msgspec.json.Decoder(Incoming).decode
# An array of up to MAX_EVENTS parts: the decoder stops at one more, where a list would be read
# to its end, millions of them in a body that compresses well.
_Parts = msgspec.defstruct(
    "_Parts",
    [(f"part_{n}", msgspec.Raw | msgspec.UnsetType, msgspec.UNSET) for n in range(MAX_EVENTS)],
    array_like=True,
    forbid_unknown_fields=True,
)
_split = msgspec.json.Decoder(_Parts).decode
_decode_any = msgspec.json.Decoder().decode
_encode = msgspec.json.Encoder(order="sorted").encode


class Refusal(Exception):
    """An event that breaks a rule: `code` is stable, `reason` a sentence."""

    def __init__(self, code: str, reason: str, event_id: UUID | None = None) -> None:
        super().__init__(f"{code}: {reason}")
        self.code, self.reason, self.event_id = code, reason, event_id


class Malformed(Exception):
    """The body as a whole is not JSON of the right shape."""


class TooMany(Exception):
    """More events in one request than `MAX_EVENTS`."""


def is_batch(body: bytes) -> bool:
    """Whether the body is a JSON array; whatever else it is, is meant as one event."""
    return body[:64].lstrip()[:1] == b"["


def read_one(body: bytes, now: datetime) -> Item | Refusal:
    """The event in `body`. Raises Malformed when it is no JSON."""
    if len(body) > MAX_ONE_BYTES:
        return Refusal("too-large", f"an event may have {MAX_EVENT_BYTES} bytes")
    try:
        return check(_decode_one(body), now)
    except msgspec.ValidationError as error:
        return Refusal("malformed", str(error))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Malformed(str(error)) from error


def read_batch(body: bytes, now: datetime) -> Iterator[Item | Refusal]:
    """The events of a JSON array, each judged as it is asked for. Raises Malformed, TooMany."""
    return (_read_part(bytes(part), now) for part in split_batch(body))


def read_values(values: Sequence[Any], now: datetime) -> Iterator[Item | Refusal]:
    """Events that are already Python values, as doors other than HTTP have them.

    A value may be a Refusal, when a door could not even make an event of what it got.
    """
    if len(values) > MAX_EVENTS:
        raise TooMany
    return (read_value(value, now) for value in values)


def check(event: Incoming, now: datetime) -> Item | Refusal:
    """Hold one event against the rules; gives its normal form or why not."""
    try:
        return Item(
            event.event_id or uuid7(now),
            _instant(event.timestamp, now),
            _name("user_id", str(event.user_id)),
            _name("event_type", event.event_type),
            _amount(event.amount),
            event.properties if event.properties is NO_PROPERTIES else _object(event.properties),
        )
    except Refusal as refusal:
        refusal.event_id = event.event_id
        return refusal


def digest(item: Item) -> bytes:
    """What tells two contents under one id apart."""
    return blake2b(_encode(item), digest_size=HASH_BYTES).digest()


def split_batch(body: bytes) -> Iterator[msgspec.Raw]:
    """The elements of a JSON array. Raises Malformed, TooMany."""
    try:
        parts = msgspec.structs.astuple(_split(body))
    except msgspec.ValidationError as error:
        if "length" in str(error):
            raise TooMany from None
        raise Malformed(str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Malformed(str(error)) from error
    return takewhile(lambda part: part is not msgspec.UNSET, parts)


def _read_part(part: bytes, now: datetime) -> Item | Refusal:
    try:
        return read_one(part, now)
    except Malformed as error:
        return Refusal("malformed", str(error))


def read_value(value: Any, now: datetime) -> Item | Refusal:
    """One event that is already a Python value, or the Refusal itself."""
    if isinstance(value, Refusal):
        return value
    try:
        return _read_part(msgspec.json.encode(value), now)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        return Refusal("malformed", str(error))


def _instant(given: datetime, now: datetime) -> datetime:
    instant = given.replace(tzinfo=UTC) if given.tzinfo is None else given
    if instant < now - OLDEST:
        raise Refusal("too-old", f"timestamp is more than {OLDEST.days} days ago")
    if instant > now + AHEAD:
        raise Refusal("too-far-ahead", "timestamp is more than an hour ahead")
    return instant.astimezone(UTC)


def _name(field: str, value: str) -> str:
    if not value or len(value) > MAX_NAME or not value.isprintable():
        raise Refusal("malformed", f"{field} must be 1 to {MAX_NAME} printable characters")
    return value


def _amount(written: msgspec.Raw) -> Decimal | None:
    """Money to the cent from a JSON number or text of plain decimal digits; null is none."""
    if written is NO_AMOUNT:
        return None
    text = bytes(written)
    if len(text) <= _AMOUNT_BYTES and _AMOUNT.fullmatch(text):
        return _money(Decimal(text.strip(b'"').decode()))
    if text == b"null":
        return None
    raise Refusal("amount", "amount must be plain decimal digits, like 12.50")


def _money(amount: Decimal) -> Decimal:
    try:
        cents = amount.quantize(_CENT)
    except InvalidOperation:
        raise Refusal("amount", "amount is too large") from None
    if cents != amount:
        raise Refusal("amount", "amount has more than two decimals")
    if abs(cents) >= _TOO_MUCH:
        raise Refusal("amount", "amount is too large")
    return cents


def _object(raw: msgspec.Raw) -> msgspec.Raw:
    """The object in its canonical form, so that spaces and the order of keys are no difference."""
    given = bytes(raw)
    if len(given) > MAX_EVENT_BYTES:
        raise Refusal("too-large", f"an event may have {MAX_EVENT_BYTES} bytes")
    try:
        value = _decode_any(given)
        canonical = _encode(value)
    except RecursionError:
        raise Refusal("too-deep", f"properties nest deeper than {MAX_DEPTH}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refusal("malformed", f"properties: {error}") from None
    _check_object(value, canonical)
    return msgspec.Raw(canonical)


def _check_object(value: Any, canonical: bytes) -> None:
    if not isinstance(value, dict):
        raise Refusal("malformed", "properties must be an object")
    if canonical.count(b"{") + canonical.count(b"[") > MAX_DEPTH and _depth(value) > MAX_DEPTH:
        raise Refusal("too-deep", f"properties nest deeper than {MAX_DEPTH}")
    if b"\\u0000" in canonical and _NULL.search(canonical):
        raise Refusal("malformed", "properties hold a null character, which is not stored")


def _depth(value: Any) -> int:
    """Levels of objects and arrays, counted level by level."""
    depth, level = 0, [value]
    while level := [one for one in level if isinstance(one, dict | list)]:
        depth += 1
        level = [
            child for one in level for child in (one.values() if isinstance(one, dict) else one)
        ]
    return depth
