"""From what a person typed or sent to a time zone."""

import difflib
import re
from dataclasses import dataclass

import tzfpy

from bot.ui.zones.names import NamedZone, load_places, normalize_name

MAX_NAME_LENGTH = 64
_SIMILARITY_CUTOFF = 0.72
_MAX_SUGGESTIONS = 3
_UTC_OFFSET_PATTERN = re.compile(r"(?:utc|gmt|гмт)?\s*([+-])\s*(\d{1,2})(?:[:.]?(\d{2}))?")
_MOSCOW_OFFSET_PATTERN = re.compile(r"(?:мск|msk)\s*([+-])\s*(\d)")
_ZONES_BY_MOSCOW_OFFSET = {
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
_LEADING_WORDS_PATTERN = re.compile(
    r"(?:(?:я|живу|мешкаю|i am|i live|in|в|во|у|г|город|м|місто|city of)\b\.?\s*)+(?=\w)",
    re.IGNORECASE,
)
# Zones for offsets that are no whole hours, in minutes.
_ZONES_BY_OFFSET_MINUTES = {
    210: "Asia/Tehran",
    270: "Asia/Kabul",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    390: "Asia/Yangon",
    570: "Australia/Darwin",
    -570: "Pacific/Marquesas",
}


@dataclass(slots=True, frozen=True)
class ZoneSearchResult:
    """`zone` when the words were plain; otherwise the nearest places, best first."""

    zone: str | None = None
    nearest_places: tuple[NamedZone, ...] = ()


def find_zone(text: str) -> ZoneSearchResult:
    """«Киев», «Berlin», «Europe/Kyiv», «UTC+3», «мск+2», «г. Москва, Россия», «Польша» -> a zone,
    or near ones."""
    text = _strip_leading_words(text.strip()[:MAX_NAME_LENGTH])
    zone = _parse_offset_zone(text)
    if zone:
        return ZoneSearchResult(zone)
    known = load_places()
    for name in (text, text.partition(",")[0]):
        if normalize_name(name) in known:
            return ZoneSearchResult(known[normalize_name(name)].zone)
    return ZoneSearchResult(nearest_places=_find_nearest(normalize_name(text)))


def _strip_leading_words(text: str) -> str:
    """Without what leads to the name of a place: «живу в Минске» -> «Минске»."""
    lead = _LEADING_WORDS_PATTERN.match(text)
    return text[lead.end() :] if lead else text


def find_zone_at(latitude: float, longitude: float) -> str | None:
    """The zone at a place; at sea an `Etc/GMT` one. None where nobody knows."""
    return tzfpy.get_tz(longitude, latitude) or None


def _find_nearest(name: str) -> tuple[NamedZone, ...]:
    """The likeliest places, each zone once."""
    known, found = load_places(), dict[str, NamedZone]()
    for near in difflib.get_close_matches(
        name, known, n=2 * _MAX_SUGGESTIONS, cutoff=_SIMILARITY_CUTOFF
    ):
        found.setdefault(known[near].zone, known[near])
    return tuple(found.values())[:_MAX_SUGGESTIONS]


def _parse_offset_zone(text: str) -> str | None:
    plain = text.casefold().replace("−", "-")
    if match := _MOSCOW_OFFSET_PATTERN.fullmatch(plain):
        return _ZONES_BY_MOSCOW_OFFSET.get(int(match[1] + match[2]))
    match = _UTC_OFFSET_PATTERN.fullmatch(plain)
    if match is None:
        return None
    sign, hours, minutes = match.groups()
    offset = int(hours) * 60 + int(minutes or 0)
    offset = -offset if sign == "-" else offset
    if offset % 60:
        return _ZONES_BY_OFFSET_MINUTES.get(offset)
    hours_east = offset // 60
    if not -12 <= hours_east <= 14:
        return None
    return f"Etc/GMT{-hours_east:+d}" if hours_east else "Etc/UTC"
