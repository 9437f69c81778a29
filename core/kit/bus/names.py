"""Event names and subscription patterns, with the meaning NATS gives them.

A name is segments joined by dots (`user.registered`). In a pattern `*` stands for exactly one
segment and a final `>` for one or more.
"""

import re

from core.kit.bus.errors import InvalidName

_SEGMENT_PATTERN = re.compile(r"[^\s.*>\x00-\x1f\x7f]+")
MAX_NAME_LENGTH = 255


def validate_name(name: str) -> list[str]:
    """The segments of an event's name; `InvalidName` if it cannot be emitted."""
    segments = _split_segments(name)
    for segment in segments:
        if not _SEGMENT_PATTERN.fullmatch(segment):
            raise InvalidName(name, _describe_invalid_segment(segment))
    return segments


def validate_pattern(pattern: str) -> list[str]:
    """The segments of a subscription's pattern; `InvalidName` if it means nothing."""
    segments = _split_segments(pattern)
    for position, segment in enumerate(segments, start=1):
        if segment == ">" and position < len(segments):
            raise InvalidName(pattern, "'>' may only be the last segment")
        if segment not in ("*", ">") and not _SEGMENT_PATTERN.fullmatch(segment):
            raise InvalidName(pattern, _describe_invalid_segment(segment))
    return segments


def has_wildcard(pattern: str) -> bool:
    """Whether a checked pattern matches more than one name."""
    return "*" in pattern or ">" in pattern


def _split_segments(name: str) -> list[str]:
    if not isinstance(name, str):
        raise InvalidName(name, f"a name is a string, not {type(name).__name__}")
    if len(name) > MAX_NAME_LENGTH:
        raise InvalidName(name, f"longer than {MAX_NAME_LENGTH} characters")
    return name.split(".")


def _describe_invalid_segment(segment: str) -> str:
    if not segment:
        return "it has an empty segment"
    if segment in ("*", ">"):
        return "wildcards belong in subscriptions; an event has a full name"
    return f"segment {segment!r} has a space, a control character, '*' or '>' in it"
