"""From what a person typed or sent to a time zone."""

import difflib
import re
from dataclasses import dataclass

import tzfpy

from bot.dialogs.zones.names import Place, folded, places

LONGEST_NAME = 64
_NEAR = 0.72
_SUGGESTIONS = 3
_OFFSET = re.compile(r"(?:utc|gmt|гмт)?\s*([+-])\s*(\d{1,2})(?:[:.]?(\d{2}))?")
_FROM_MOSCOW = re.compile(r"(?:мск|msk)\s*([+-])\s*(\d)")
_MOSCOW_AND = {
    -1: "Europe/Kaliningrad",
    0: "Europe/Moscow",
    1: "Europe/Samara",
    2: "Asia/Yekaterinburg",
    3: "Asia/Omsk",
    4: "Asia/Novosibirsk",
    5: "Asia/Irkutsk",
    6: "Asia/Yakutsk",
    7: "Asia/Vladivostok",
    8: "Asia/Magadan",
    9: "Asia/Kamchatka",
}
_LEAD = re.compile(
    r"(?:(?:я|живу|мешкаю|i am|i live|in|в|во|у|г|город|м|місто|city of)\b\.?\s*)+(?=\w)",
    re.IGNORECASE,
)
# Zones for offsets that are no whole hours, in minutes.
_BROKEN_OFFSETS = {
    210: "Asia/Tehran",
    270: "Asia/Kabul",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    390: "Asia/Yangon",
    570: "Australia/Darwin",
    -570: "Pacific/Marquesas",
}


@dataclass(slots=True, frozen=True)
class Found:
    """`zone` when the words were plain; otherwise the nearest places, best first."""

    zone: str | None = None
    near: tuple[Place, ...] = ()


def find_zone(words: str) -> Found:
    """«Киев», «Berlin», «Europe/Kyiv», «UTC+3», «мск+2», «г. Москва, Россия», «Польша» -> a zone,
    or near ones."""
    words = _said(words.strip()[:LONGEST_NAME])
    zone = _offset_zone(words)
    if zone:
        return Found(zone)
    known = places()
    for name in (words, words.partition(",")[0]):
        if folded(name) in known:
            return Found(known[folded(name)].zone)
    return Found(near=_near(folded(words)))


def _said(words: str) -> str:
    """Without what leads to the name of a place: «живу в Минске» -> «Минске»."""
    lead = _LEAD.match(words)
    return words[lead.end() :] if lead else words


def zone_at(latitude: float, longitude: float) -> str | None:
    """The zone at a place; at sea an `Etc/GMT` one. None where nobody knows."""
    return tzfpy.get_tz(longitude, latitude) or None


def _near(name: str) -> tuple[Place, ...]:
    """The likeliest places, each zone once."""
    known, found = places(), dict[str, Place]()
    for near in difflib.get_close_matches(name, known, n=2 * _SUGGESTIONS, cutoff=_NEAR):
        found.setdefault(known[near].zone, known[near])
    return tuple(found.values())[:_SUGGESTIONS]


def _offset_zone(words: str) -> str | None:
    plain = words.casefold().replace("−", "-")
    if match := _FROM_MOSCOW.fullmatch(plain):
        return _MOSCOW_AND.get(int(match[1] + match[2]))
    match = _OFFSET.fullmatch(plain)
    if match is None:
        return None
    sign, hours, minutes = match.groups()
    offset = int(hours) * 60 + int(minutes or 0)
    offset = -offset if sign == "-" else offset
    if offset % 60:
        return _BROKEN_OFFSETS.get(offset)
    hours_east = offset // 60
    if not -12 <= hours_east <= 14:
        return None
    return f"Etc/GMT{-hours_east:+d}" if hours_east else "Etc/UTC"
