"""Requests under 64 KB that are made to cost their server as much as they can."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import thread_time

from core.kit.spawn import background

LONGEST = 64_000


@dataclass(slots=True)
class Blocked:
    """Seconds of computing time that the loop spent without turning to anything else."""

    longest: float = 0.0


@asynccontextmanager
async def measured_blocking() -> AsyncIterator[Blocked]:
    """Measure how long the running loop keeps a ready task waiting.

    It counts the computing time of the loop's thread, which does not grow when the machine is
    busy with something else, as a clock's would.
    """
    found = Blocked()

    async def tick() -> None:
        before = thread_time()
        while True:
            await asyncio.sleep(0)
            now = thread_time()
            found.longest = max(found.longest, now - before)
            before = now

    async with background(tick(), name="ticker"):
        yield found


def doubled(levels: int) -> str:
    """A chain of fragments, each of which spreads the next one twice."""
    chain = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(levels))
    return f"{{ ...F0 }} {chain} fragment F{levels} on Query {{ __typename }}"


def spread_by_all(number: int) -> str:
    """Fragments without a cycle, each of which spreads all that come after it."""
    parts = [
        f"fragment F{n} on Query {{ __typename {' '.join(f'...F{m}' for m in range(n + 1, number))} }}"
        for n in range(number)
    ]
    return "{ ...F0 } " + " ".join(parts)


def selected(*fields: str) -> str:
    return "{ " + " ".join(fields) + " }"


def repeated(piece: str) -> str:
    return piece * (LONGEST // len(piece) - 3)


INTROSPECTION = "__schema { types { fields { type { name } args { type { name } } } } }"
LAST = "lastEvents(limit: 1) { id userId eventType amount timestamp }"
DOCUMENTS: dict[str, str] = {
    "fragments doubled 19 times": doubled(19),
    "fragments doubled 100 times": doubled(100),
    "fragments spread by all before": spread_by_all(60),
    "4,900 repeated fields": selected(repeated("lastEvents{id}")),
    "19,990 x __typename": selected("__typename " * 5_300),
    "aliases": selected(" ".join(f"a{n}:__typename" for n in range(4_000))),
    "heavy arguments repeated": selected(f'lastEvents(eventType: "{"x" * 40}") {{ id }} ' * 800),
    "nested fields": "{ a" * 15_000 + "}" * 15_000,
    "nested inline fragments": "{ ..." * 9_000 + "{ id }" + "}" * 9_000,
    "nested lists": selected("funnel(steps: " + "[" * 30_000 + "]" * 30_000 + ") { users }"),
    "wide list": selected('funnel(steps: ["' + '","'.join("a" * 9_000) + '"]) { users }'),
    "nested objects": "mutation { ingest(events: [{properties: " + "{a:" * 9_000 + "1" + "}" * 9_000,
    "huge string": selected(f'lastEvents(eventType: "{"x" * 60_000}") {{ id }}'),
    "huge block string": selected(f'lastEvents(eventType: """{chr(10) * 60_000}""") {{ id }}'),
    "escapes": selected('lastEvents(eventType: "' + "\\u0041" * 9_000 + '") { id }'),
    "introspection repeated": selected(INTROSPECTION * 700),
    "introspection aliased": selected(*(f"a{n}: {INTROSPECTION}" for n in range(600))),
    "many operations": " ".join(f"query q{n} {{ __typename }}" for n in range(2_000)),
    "many operations over fragments": " ".join(f"query q{n} {{ ...F0 }}" for n in range(900))
    + doubled(300)[10:],
    "many fragments": "{ ...F0 } "
    + " ".join(f"fragment F{n} on Query {{ __typename }}" for n in range(1_500)),
    "directives": selected("__typename " + "@skip(if: false) " * 3_500),
    "unknown fields": selected(" ".join(f"lastEvent{n}" for n in range(4_000))),
    "one unknown long field": selected("l" * 60_000),
    "unknown fragments": selected(" ".join(f"...X{n}" for n in range(8_000))),
    "a fragment of itself": "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
    "comments": "#\n" * 30_000 + "{ __typename }",
    "variables": "query(" + " ".join(f"$v{n}: Int" for n in range(5_000)) + ") { __typename }",
    "unclosed": "{" * 60_000,
    "commas": "," * 60_000 + "{ __typename }",
}
EVENTS_MUTATION = "mutation($events: [EventInput!]!) { ingest(events: $events) { status } }"
AN_EVENT = '{"userId":"u","eventType":"v","timestamp":"2026-01-01T00:00:00Z"}'
VARIABLES: dict[str, str] = {
    "many events": "[" + ",".join([AN_EVENT] * 900) + "]",
    "many wrong events": "[" + ",".join(["{}"] * 20_000) + "]",
    "deep lists": "[" * 30_000 + "]" * 30_000,
    "deep lists the decoder takes": "[" * 900 + "]" * 900,
    "deep objects": '[{"properties":' + '{"a":' * 9_000 + "1" + "}" * 9_000 + "}]",
    "a long number": "9" * 60_000,
}


def graphql(query: str, variables: str = "{}") -> bytes:
    """The body of a request to /graphql."""
    return f'{{"query":{json.dumps(query)},"variables":{{"events":{variables}}}}}'.encode()


@dataclass(slots=True, frozen=True)
class Request:
    method: str
    path: str
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


def posted(body: bytes, kind: str = "application/json", **headers: str) -> Request:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Request("POST", "/events", body, (("content-type", kind), *named))


EVENT = b'{"user_id":"u","event_type":"v","timestamp":"2026-01-01T00:00:00Z"'
CLOUD = "application/cloudevents-batch+json"
EVENTS: dict[str, Request] = {
    "deep list": posted(b"[" * 60_000),
    "deep properties": posted(EVENT + b',"properties":' + b'{"a":' * 9_000 + b"1" + b"}" * 9_001),
    "wide properties": posted(EVENT + b',"properties":{"a":[' + b"[],[]," * 9_000 + b"1]}}"),
    "a list of numbers": posted(b"[" + b"1," * 30_000 + b"1]"),
    "a long number": posted(EVENT + b',"amount":' + b"9" * 60_000 + b"}"),
    "a long text as amount": posted(EVENT + b',"amount":"' + b"9" * 60_000 + b'"}'),
    "a large exponent": posted(EVENT + b',"amount":"1e999999"}'),
    "nulls in properties": posted(EVENT + b',"properties":{"a":"' + b"\\\\" * 25_000 + b'\\u0000"}}'),
    "empty cloud events": posted(b"[" + b"{}," * 20_000 + b"{}]", CLOUD),
    "many events unfolded": posted(
        gzip.compress(b"[" + b",".join([EVENT + b',"properties":{"a":' + b"[" + b"1," * 2_300 + b"1]}}"] * 1_990) + b"]"),
        content_encoding="gzip",
    ),
    "numbers unfolded": posted(gzip.compress(b"[" + b"1," * 5_000_000 + b"1]"), content_encoding="gzip"),
    "objects unfolded": posted(gzip.compress(b"[" + b"{}," * 3_300_000 + b"1]"), content_encoding="gzip"),
    "properties unfolded": posted(
        gzip.compress(EVENT + b',"properties":{"a":[' + b"[],"*3_000_000 + b"1]}}"), content_encoding="gzip"
    ),
    "keys unfolded": posted(
        gzip.compress(EVENT + b"," + b'"a":1,' * 1_600_000 + b'"b":1}'), content_encoding="gzip"
    ),
    "empty gzip members": posted(gzip.compress(b"") * 3_100, content_encoding="gzip"),
    "empty zstd frames": posted(bytes.fromhex("28b52ffd2000010000") * 7_000, content_encoding="zstd"),
    "queries": Request("GET", "/analytics/events?" + "a=1&" * 15_000),
    "one query": Request("GET", "/analytics/events?type=" + "%41" * 20_000),
    "steps": Request("GET", "/analytics/funnel?steps=" + "," * 60_000),
    "a long number to ask for": Request("GET", "/analytics/events?limit=" + "9" * 60_000),
    "a long path": Request("GET", "/" + "a/" * 30_000),
    "cookies": Request("GET", "/analytics/events", headers=(("cookie", "a=1;" * 15_000),)),
    "mended": Request(
        "PATCH",
        "/dead-letters/00000000-0000-0000-0000-000000000000",
        b'{"payload":{"a":' + b"[" * 30_000,
        (("content-type", "application/json"),),
    ),
}
