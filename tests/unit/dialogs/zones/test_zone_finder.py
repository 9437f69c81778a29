"""Typed places and sent locations become zones."""

from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.zones.finder import find_zone, find_zone_at
from bot.ui.zones.names import get_place_name, load_places
from core.texts import LOCALES
from core.users.rules import check_zone


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Киев", "Europe/Kyiv"),
        ("київ", "Europe/Kyiv"),
        ("Kiev", "Europe/Kyiv"),
        ("BERLIN", "Europe/Berlin"),
        ("europe/kyiv", "Europe/Kyiv"),
        ("Europe/Moscow", "Europe/Moscow"),
        ("Новосибирск", "Asia/Novosibirsk"),
        ("кишинёв", "Europe/Chisinau"),
        ("Нью Йорк", "America/New_York"),
        ("  питер ", "Europe/Moscow"),
        ("Львів, Україна", "Europe/Kyiv"),
        ("Токио", "Asia/Tokyo"),
        ("UTC+3", "Etc/GMT-3"),
        ("utc −5", "Etc/GMT+5"),
        ("+5:30", "Asia/Kolkata"),
        ("UTC+0", "Etc/UTC"),
        ("мск+2", "Asia/Yekaterinburg"),
        ("МСК −1", "Europe/Kaliningrad"),
        ("г. Минск", "Europe/Minsk"),
        ("Польша", "Europe/Warsaw"),
        ("Україна", "Europe/Kyiv"),
        ("Kazakhstan", "Asia/Almaty"),
    ],
)
def test_known_words(words: str, zone: str) -> None:
    assert find_zone(words).zone == zone


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("Харькив", "Europe/Kyiv"),
        ("Berln", "Europe/Berlin"),
        ("Масква", "Europe/Moscow"),
        ("в Москве", "Europe/Moscow"),
    ],
)
def test_a_slip_of_the_pen_is_suggested_not_taken(words: str, near: str) -> None:
    found = find_zone(words)
    assert found.zone is None
    assert near in [place.zone for place in found.nearest_places]


@pytest.mark.parametrize("words", ["", "🙂", "купить молоко завтра", "UTC+25", "+", "1" * 10_000])
def test_nonsense_is_nothing(words: str) -> None:
    assert find_zone(words).zone is None


@given(st.text(max_size=80))
def test_whatever_is_found_exists(words: str) -> None:
    found = find_zone(words)
    for zone in [found.zone, *(place.zone for place in found.nearest_places)]:
        assert zone is None or ZoneInfo(zone)


def test_every_known_place_is_a_zone_the_product_accepts_and_can_name() -> None:
    zones = {place.zone for place in load_places().values()}
    assert zones <= available_timezones()
    assert all(len(zone) <= 40 for zone in zones), "must fit into a button's 64 bytes"
    assert all(get_place_name(zone, locale) for zone in zones for locale in LOCALES)


def test_places_are_named_in_the_persons_language() -> None:
    assert [get_place_name("Europe/Kyiv", locale) for locale in LOCALES] == ["Киев", "Київ", "Kyiv"]
    assert [get_place_name("Asia/Tokyo", locale) for locale in LOCALES] == [
        "Токио",
        "Токіо",
        "Tokyo",
    ]
    assert get_place_name("Etc/GMT-3", "ru") == "UTC+3"


def test_locations() -> None:
    assert find_zone_at(50.45, 30.52) == "Europe/Kyiv"
    assert find_zone_at(-33.86, 151.2) == "Australia/Sydney"
    assert check_zone(find_zone_at(0, -30) or "") == "Etc/GMT+2"
