"""The laws of the validator: whatever comes, a normal form or a refusal comes out."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.activity.contracts import IncomingEvent, ValidEvent
from core.activity.rules import (
    MAX_DEPTH,
    MAX_EVENTS,
    InvalidEvent,
    MalformedBody,
    TooManyEvents,
    check_event,
    hash_event,
    parse_batch,
    parse_event,
    parse_values,
)

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
ID = uuid4()
names = st.text(min_size=1, max_size=200).filter(str.isprintable)
cents = st.integers(-(10**18) + 1, 10**18 - 1).map(lambda n: Decimal(n) / 100)
scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(max_size=20)
texts_without_null = scalars.filter(lambda value: "\0" not in str(value))
objects = st.dictionaries(
    st.text(max_size=8).filter(lambda key: "\0" not in key),
    st.recursive(texts_without_null, lambda inner: st.lists(inner, max_size=3), max_leaves=8),
    max_size=4,
)
instants = st.timedeltas(timedelta(days=-29), timedelta(minutes=59)).map(lambda by: NOW + by)
events = st.fixed_dictionaries(
    {"user_id": names, "event_type": names, "timestamp": instants},
    optional={
        "event_id": st.uuids(),
        "amount": cents.map(str) | st.none(),
        "properties": objects,
    },
)


@given(event=events)
def test_a_good_event_keeps_all_it_says(event: dict[str, Any]) -> None:
    item = parse_event(msgspec.json.encode(event), NOW)
    assert isinstance(item, ValidEvent), item
    assert (item.user_id, item.event_type) == (event["user_id"], event["event_type"])
    assert item.ts == event["timestamp"]
    assert item.event_id == event.get("event_id", item.event_id)
    assert msgspec.json.decode(item.props) == event.get("properties", {})
    given_amount = event.get("amount")
    assert item.amount == (None if given_amount is None else Decimal(given_amount))


@given(body=st.binary(max_size=200))
@example(body=b"[" * 100_000)
@example(body=b'{"user_id":' * 100_000)
@example(body=b'[{"properties":' + b"[" * 50_000 + b"]" * 50_000 + b"}]")
@example(body=b'[{"user_id": "\xff", "event_type": "a"}]')
@example(body=b'"\\ud800"')
def test_whatever_bytes_come_there_is_an_answer(body: bytes) -> None:
    for read in (parse_batch, parse_event):
        try:
            found = read(body, NOW)
        except MalformedBody:
            continue
        for one in [found] if isinstance(found, ValidEvent | InvalidEvent) else found:
            assert isinstance(one, ValidEvent | InvalidEvent)


@pytest.mark.parametrize(
    "amount",
    [
        *("12.345", "-0.01001", '"-0.001"', "1e-7"),
        *("1e16", "-1e16", "1e400", '"1e999999999"', "9" * 5_000),
        *('"NaN"', '"Infinity"', '"1_0"', '" 5 "', '"5 "', '"٣"', '"1e5"', "1e5", '"+5"'),
        *('""', '"."', '"5."', '".5"', '"0x10"', '"\\u0031"', '"1,5"', "true", "[]", "{}", '"--1"'),
    ],
)
def test_amounts_that_are_not_money(amount: str) -> None:
    refusal = parse_event(_with(f'"amount": {amount}'), NOW)
    assert isinstance(refusal, InvalidEvent)
    assert refusal.code == "amount"


@pytest.mark.parametrize(
    "amount", ["1_0", " 5 ", "٣", "1e5", "NaN", Decimal("1e5"), Decimal("NaN")]
)
def test_a_value_of_another_endpoint_is_judged_alike(amount: object) -> None:
    """Such as the fields of an entry of the Redis Stream, which are texts."""
    event = {"user_id": "u", "event_type": "t", "timestamp": NOW.isoformat(), "amount": amount}
    (refusal,) = parse_values([event], NOW)
    assert isinstance(refusal, InvalidEvent)
    assert refusal.code == "amount"


@given(amount=cents)
def test_a_number_in_json_is_money_to_the_cent(amount: Decimal) -> None:
    """Never through a float: 18 digits stay what they are."""
    item = parse_event(_with(f'"amount": {amount:f}'), NOW)
    assert isinstance(item, ValidEvent)
    assert item.amount == amount


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ('"timestamp": "2026-02-08T11:59:59Z"', "too-old"),
        ('"timestamp": "2026-03-10T13:00:01Z"', "too-far-ahead"),
        ('"timestamp": "0001-01-01T00:00:00+14:00"', "too-old"),
        ('"timestamp": "9999-12-31T23:59:59-12:00"', "too-far-ahead"),
        ('"timestamp": "yesterday"', "malformed"),
        ('"user_id": ""', "malformed"),
        ('"user_id": "a\\u0000b"', "malformed"),
        ('"event_type": "' + "x" * 201 + '"', "malformed"),
        ('"event_id": "17"', "malformed"),
        ('"properties": [1]', "malformed"),
        ('"properties": {"a": "\\u0000"}', "malformed"),
        ('"properties": {"a": 1e400}', "malformed"),
        ('"properties": {"a": ' + "9" * 5_000 + "}", "malformed"),
        ('"properties": {"a": "' + "x" * (256 << 10) + '"}', "too-large"),
    ],
)
def test_each_rule_has_its_code(field: str, code: str) -> None:
    (refusal,) = parse_batch(b"[" + _with(field) + b"]", NOW)
    assert isinstance(refusal, InvalidEvent)
    assert refusal.code == code


@pytest.mark.parametrize("extra", [0, 1])
def test_depth_is_bounded(extra: int) -> None:
    nested: Any = 1
    for _ in range(MAX_DEPTH - 1 + extra):
        nested = [nested]
    found = parse_event(_with(f'"properties": {msgspec.json.encode({"a": nested}).decode()}'), NOW)
    assert isinstance(found, InvalidEvent if extra else ValidEvent)


def test_braces_in_a_text_are_no_depth() -> None:
    assert isinstance(
        parse_event(_with('"properties": {"a": "' + "{[" * 500 + '"}'), NOW), ValidEvent
    )


def test_half_a_surrogate_is_no_json() -> None:
    with pytest.raises(MalformedBody):
        parse_event(_with('"properties": {"a": "\\ud800"}'), NOW)


def test_a_batch_has_its_size() -> None:
    many = b"[" + b",".join([b"1"] * (MAX_EVENTS + 1)) + b"]"
    with pytest.raises(TooManyEvents):
        parse_batch(many, NOW)
    with pytest.raises(TooManyEvents):
        parse_values([{}] * (MAX_EVENTS + 1), NOW)


@given(before=events, after=events)
def test_the_digest_tells_contents_apart_and_nothing_else(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    first, second = (
        parse_event(msgspec.json.encode(one | {"event_id": ID}), NOW) for one in (before, after)
    )
    assert isinstance(first, ValidEvent)
    assert isinstance(second, ValidEvent)
    same = (first.ts, first.user_id, first.event_type, first.amount, bytes(first.props)) == (
        *(second.ts, second.user_id, second.event_type, second.amount),
        bytes(second.props),
    )
    assert (hash_event(first) == hash_event(second)) is same


def test_spaces_and_the_order_of_keys_are_no_difference() -> None:
    one, other = (
        check_event(IncomingEvent("u", "t", NOW, ID, properties=msgspec.Raw(raw)), NOW)
        for raw in (b'{"a": 1, "b": [2]}', b'{"b":[2],"a":1}')
    )
    assert isinstance(one, ValidEvent)
    assert isinstance(other, ValidEvent)
    assert hash_event(one) == hash_event(other)


def test_a_time_without_a_zone_is_utc() -> None:
    item = check_event(IncomingEvent("u", "t", NOW.replace(tzinfo=None) - timedelta(hours=1)), NOW)
    assert isinstance(item, ValidEvent)
    assert item.ts == NOW - timedelta(hours=1)


def _with(field: str) -> bytes:
    """A good event in which one field is replaced."""
    whole = {
        "user_id": '"u1"',
        "event_type": '"order.paid"',
        "timestamp": '"2026-03-10T12:00:00Z"',
    }
    name, _, value = field.partition(": ")
    whole[name.strip('"')] = value
    return ("{" + ",".join(f'"{key}": {text}' for key, text in whole.items()) + "}").encode()
