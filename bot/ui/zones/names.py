"""Names of places in the three languages, and the zones they lie in."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

from core.texts import LOCALES

_CITIES_PATH = Path(__file__).with_name("cities.txt")
_EXCLUDED_PREFIXES = ("posix/", "right/", "SystemV/")
_MAIN_ZONES = {
    "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia",
    "DE": "Europe/Berlin",
    "ES": "Europe/Madrid",
    "KZ": "Asia/Almaty",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "UA": "Europe/Kyiv",
    "UZ": "Asia/Tashkent",
}
"""Of countries with several zones, that in which nearly all of their people live."""
_PLAIN_OFFSET_ZONES = {"Etc/GMT", "Etc/UTC", "UTC"}


class NamedZone(NamedTuple):
    """A name as people write it, and its IANA zone."""

    name: str
    zone: str


def normalize_name(name: str) -> str:
    """What two spellings of one place have in common: case, ё, hyphens and apostrophes aside."""
    plain = name.casefold().replace("ё", "е")
    for sign in "-_/.’'`ʼ":
        plain = plain.replace(sign, " ")
    return " ".join(plain.split())


@lru_cache(maxsize=1)
def load_places() -> dict[str, NamedZone]:
    """Every known name, folded -> its place; our own table wins over CLDR's cities."""
    found: dict[str, NamedZone] = {}
    for zone in sorted(_load_iana_zones()):
        found[normalize_name(zone)] = NamedZone(zone, zone)
        city = zone.rpartition("/")[2].replace("_", " ")
        found.setdefault(normalize_name(city), NamedZone(city, zone))
    for locale in LOCALES:
        found |= {
            normalize_name(city): NamedZone(city, zone)
            for zone, city in _load_exemplar_cities(locale).items()
        }
    for zone, names in _load_city_table():
        found |= {
            normalize_name(name): NamedZone(name, zone) for of_locale in names for name in of_locale
        }
    for name, zone in _iterate_countries():
        found.setdefault(normalize_name(name), NamedZone(name, zone))
    return found


def _iterate_countries() -> Iterator[tuple[str, str]]:
    """The name of each country that has one zone for (nearly) all, in the three languages."""
    zones, known = get_global("territory_zones"), _load_iana_zones()
    for locale in LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            own = zones.get(code, ())
            zone = own[0] if len(own) == 1 else _MAIN_ZONES.get(code)
            if zone in known:
                yield name, zone


@lru_cache(maxsize=1024)
def get_place_name(zone: str, locale: str) -> str:
    """The zone as people call it: its first city, «UTC+3» for a bare offset."""
    if zone in _PLAIN_OFFSET_ZONES:
        return "UTC"
    if zone.startswith("Etc/GMT"):
        hours = -int(zone.removeprefix("Etc/GMT"))
        return f"UTC{hours:+d}" if hours else "UTC"
    own = _load_display_names(locale).get(zone)
    return (
        own or _load_exemplar_cities(locale).get(zone) or zone.rpartition("/")[2].replace("_", " ")
    )


def _load_iana_zones() -> set[str]:
    """The zones a person may live in; files such as `localtime` are none."""
    return {
        zone
        for zone in available_timezones()
        if not zone.startswith(_EXCLUDED_PREFIXES) and zone not in {"localtime", "Factory"}
    }


@lru_cache(maxsize=len(LOCALES))
def _load_exemplar_cities(locale: str) -> dict[str, str]:
    """Zone -> its city by CLDR, in this language."""
    known = _load_iana_zones()
    cities = {zone: data.get("city") for zone, data in Locale.parse(locale).time_zones.items()}
    return {zone: city for zone, city in cities.items() if city and zone in known}


@lru_cache(maxsize=len(LOCALES))
def _load_display_names(locale: str) -> dict[str, str]:
    index = LOCALES.index(locale)
    shown: dict[str, str] = {}
    for zone, names in _load_city_table():
        shown.setdefault(zone, names[index][0])
    return shown


@lru_cache(maxsize=1)
def _load_city_table() -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """(zone, names by locale) for each line of the table. Raises ZoneInfoNotFoundError."""
    rows = []
    for line in _CITIES_PATH.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        zone, *languages = (cell.strip() for cell in line.split("|"))
        ZoneInfo(zone)
        names = tuple(tuple(name.strip() for name in cell.split(",")) for cell in languages)
        rows.append((zone, names))
    return tuple(rows)
