"""Requests under 64 KB that are made to cost their server as much as they can."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from time import thread_time

from core.kit.background_tasks import run_in_background


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

    async with run_in_background(tick(), name="ticker"):
        yield found


def doubled(levels: int) -> str:
    """A chain of fragments, each of which spreads the next one twice."""
    chain = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(levels))
    return f"{{ ...F0 }} {chain} fragment F{levels} on Query {{ __typename }}"


def spread_by_all(number: int) -> str:
    """Fragments without a cycle, each of which spreads all that come after it."""
    spreads = [" ".join(f"...F{m}" for m in range(n + 1, number)) for n in range(number)]
    parts = [f"fragment F{n} on Query {{ id {spread} }}" for n, spread in enumerate(spreads)]
    return "{ ...F0 } " + " ".join(parts)


def selected(*fields: str) -> str:
    return "{ " + " ".join(fields) + " }"


INTROSPECTION = "__schema { types { fields { type { name } args { type { name } } } } } "
# Most are a little shorter than a document may be, so that other bounds have to hold as well.
DOCUMENTS: dict[str, str] = {
    "fragments doubled 19 times": doubled(19),
    "fragments doubled 100 times": doubled(100),
    "fragments spread by all before them": spread_by_all(38),
    "4,900 repeated fields": selected("lastEvents{id}" * 4_500),
    "5,300 x __typename": selected("__typename " * 5_300),
    "1,990 x __typename": selected("__typename " * 1_990),
    "repeated fields": selected("lastEvents { id } " * 450),
    "aliases": selected(*(f"a{n}:__typename" for n in range(600))),
    "heavy arguments repeated": selected(f'lastEvents(eventType: "{"x" * 40}") {{ id }} ' * 200),
    "nested fields": "{ a" * 900 + "}" * 900,
    "nested inline fragments": "{ ..." * 450 + "{ id }" + "}" * 450,
    "nested lists": selected("funnel(steps: " + "[" * 900 + "]" * 900 + ") { users }"),
    "unclosed lists": "{ funnel(steps: " + "[" * 30_000,
    "a wide list": selected('funnel(steps: ["' + '","'.join("a" * 1_900) + '"]) { users }'),
    "nested objects": "mutation { ingest(events: [{properties: " + "{a:" * 490 + "1" + "}" * 490,
    "a huge string": selected(f'lastEvents(eventType: "{"x" * 30_000}") {{ id }}'),
    "a huge block string": selected(f'lastEvents(eventType: """{chr(10) * 30_000}""") {{ id }}'),
    "escapes": selected('lastEvents(eventType: "' + "\\u0041" * 5_000 + '") { id }'),
    "introspection repeated": selected(INTROSPECTION * 60),
    "introspection aliased": selected(*(f"a{n}: {INTROSPECTION}" for n in range(60))),
    "many operations": " ".join(f"query q{n} {{ __typename }}" for n in range(390)),
    "operations over fragments": " ".join(f"query q{n} {{ ...F0 }}" for n in range(20))
    + " ".join(f"fragment F{n} on Query {{ ...F{n + 1} }}" for n in range(19))
    + "fragment F19 on Query { __typename }",
    "many fragments": "{ ...F0 } "
    + " ".join(f"fragment F{n} on Query {{ __typename }}" for n in range(280)),
    "directives": selected("__typename " + "@skip(if: false) " * 320),
    "unknown fields": selected(*(f"lastEvents{n}" for n in range(490))),
    "one unknown long field": selected("l" * 31_000),
    "unknown fragments": selected(*(f"...X{n}" for n in range(900))),
    "a fragment of itself": "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
    "comments": "#\n" * 15_000 + "{ __typename }",
    "variables": "query(" + " ".join(f"$v{n}: Int" for n in range(490)) + ") { __typename }",
    "unclosed": "{" * 30_000,
    "commas": "," * 30_000 + "{ __typename }",
}
EVENTS_MUTATION = "mutation($events: [EventInput!]!) { ingest(events: $events) { status } }"
NOW = datetime.now(UTC).isoformat()
AN_EVENT = f'{{"userId":"u","eventType":"v","timestamp":"{NOW}"}}'
VARIABLES: dict[str, str] = {
    "many events": "[" + ",".join([AN_EVENT] * 800) + "]",
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


EVENT = f'{{"user_id":"u","event_type":"v","timestamp":"{NOW}"'.encode()
CLOUD = "application/cloudevents-batch+json"
EVENTS: dict[str, Request] = {
    "deep list": posted(b"[" * 60_000),
    "deep properties": posted(EVENT + b',"properties":' + b'{"a":' * 9_000 + b"1" + b"}" * 9_001),
    "wide properties": posted(EVENT + b',"properties":{"a":[' + b"[],[]," * 9_000 + b"1]}}"),
    "a list of numbers": posted(b"[" + b"1," * 30_000 + b"1]"),
    "a long number": posted(EVENT + b',"amount":' + b"9" * 60_000 + b"}"),
    "a long text as amount": posted(EVENT + b',"amount":"' + b"9" * 60_000 + b'"}'),
    "a large exponent": posted(EVENT + b',"amount":"1e999999"}'),
    "nulls in properties": posted(
        EVENT + b',"properties":{"a":"' + b"\\\\" * 25_000 + b'\\u0000"}}'
    ),
    "empty cloud events": posted(b"[" + b"{}," * 20_000 + b"{}]", CLOUD),
    "many events unfolded": posted(
        gzip.compress(
            b"["
            + b",".join([EVENT + b',"properties":{"a":' + b"[" + b"1," * 2_300 + b"1]}}"] * 1_990)
            + b"]"
        ),
        content_encoding="gzip",
    ),
    "numbers unfolded": posted(
        gzip.compress(b"[" + b"1," * 5_000_000 + b"1]"), content_encoding="gzip"
    ),
    "objects unfolded": posted(
        gzip.compress(b"[" + b"{}," * 3_300_000 + b"1]"), content_encoding="gzip"
    ),
    "properties unfolded": posted(
        gzip.compress(EVENT + b',"properties":{"a":[' + b"[]," * 3_000_000 + b"1]}}"),
        content_encoding="gzip",
    ),
    "keys unfolded": posted(
        gzip.compress(EVENT + b"," + b'"a":1,' * 1_600_000 + b'"b":1}'), content_encoding="gzip"
    ),
    "empty gzip members": posted(gzip.compress(b"") * 3_100, content_encoding="gzip"),
    "empty zstd frames": posted(
        bytes.fromhex("28b52ffd2000010000") * 7_000, content_encoding="zstd"
    ),
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
