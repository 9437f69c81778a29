"""CloudEvents 1.0 over HTTP: structured, batched and binary, mapped to events of this product.

Source and id together are the identity, `type` the event's type, `subject` the user, `time` when;
an extension attribute `amount` is the amount. Attributes go along as the property `_ce`.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import unquote
from uuid import UUID, uuid5

import msgspec

from core.activity.contracts import MAX_EVENT_BYTES
from core.activity.rules import MAX_ONE_BYTES, InvalidEvent, MalformedBody, split_batch

STRUCTURED_TYPE = "application/cloudevents+json"
BATCHED_TYPE = "application/cloudevents-batch+json"
_EVENT_ID_NAMESPACE = UUID("2f6a7a52-0c0e-4d5a-9a50-7b64bfb6d1a5")
_REQUIRED_ATTRIBUTES = ("id", "source", "type", "specversion")
_decode = msgspec.json.Decoder().decode


class _Amounted(msgspec.Struct):
    amount: msgspec.Raw


_decode_amount = msgspec.json.Decoder(_Amounted).decode


def parse_structured(body: bytes, now: datetime) -> Any:
    """The event in the form of `Incoming`. Raises MalformedPayload."""
    return _convert_event(_decode_json(body), now, body)


def parse_batched(body: bytes, now: datetime) -> Iterator[Any]:
    """The events of a batch, in the form of `Incoming`. Raises MalformedPayload, TooMany."""
    return (_part(bytes(part), now) for part in split_batch(body))


def _part(body: bytes, now: datetime) -> Any:
    try:
        return parse_structured(body, now)
    except MalformedBody as error:
        return InvalidEvent("malformed", str(error))


def parse_binary(headers: Mapping[bytes, bytes], body: bytes, now: datetime) -> Any:
    """The event whose attributes are `ce-` headers and whose data is the body."""
    event: dict[str, Any] = {
        name[3:].decode("ascii", "replace"): unquote(value.decode("latin-1"))
        for name, value in headers.items()
        if name.startswith(b"ce-")
    }
    if body:
        event["data"] = _decode_json(body)
    return _convert_event(event, now)


def is_binary_mode(headers: Mapping[bytes, bytes]) -> bool:
    return b"ce-specversion" in headers or b"ce-id" in headers


def _convert_event(event: Any, now: datetime, written: bytes = b"") -> Any:
    """What the rules will judge; what is no CloudEvent is left for them to refuse. `written` is the
    JSON it comes from, unless its attributes are headers."""
    if not isinstance(event, dict):
        return event
    for name in (*_REQUIRED_ATTRIBUTES, "subject"):
        if not isinstance(event.get(name), str) or not event[name]:
            return InvalidEvent("malformed", f"a CloudEvent needs the attribute {name}, a text")
    if event["specversion"] != "1.0":
        return InvalidEvent("malformed", "only specversion 1.0 is understood")
    data = event.get("data", {})
    properties = dict(data) if isinstance(data, dict) else {"data": data}
    if "data_base64" in event:
        properties["data_base64"] = event["data_base64"]
    properties["_ce"] = {"id": event["id"], "source": event["source"]}
    fields = {
        "event_id": str(uuid5(_EVENT_ID_NAMESPACE, f"{event['source']}\n{event['id']}")),
        "user_id": event["subject"],
        "event_type": event["type"],
        "timestamp": event.get("time", now),
        "properties": properties,
    }
    amount = event.get("amount")
    if isinstance(amount, float):  # the rules judge how it is written
        amount = _decode_amount(written).amount
    return fields if amount is None else fields | {"amount": amount}


def _decode_json(body: bytes) -> Any:
    if len(body) > MAX_ONE_BYTES:
        raise MalformedBody(f"an event may have {MAX_EVENT_BYTES} bytes")
    try:
        return _decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise MalformedBody(str(error)) from error
