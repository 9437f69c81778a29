"""Whoever comes gets a language we speak and a zone that exists; what they type is forgiven."""

from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kit.errors import DomainError
from core.users.contracts import LOCALES
from core.users.rules import check_locale, check_zone, choose_locale, guess_zone

_KNOWN = {name.casefold() for name in available_timezones()}


@given(st.none() | st.text(max_size=12) | st.from_regex(r"[a-zA-Z]{2}(-[A-Za-z]{2,4})?"))
def test_any_language_code_leads_to_a_language_and_a_zone(code: str | None) -> None:
    locale = choose_locale(code)
    assert check_locale(locale) in LOCALES
    assert check_zone(guess_zone(locale)) == guess_zone(locale)


@pytest.mark.parametrize(
    ("code", "locale"),
    [("ru", "ru"), ("RU-ru", "ru"), ("uk-UA", "uk"), ("be", "ru"), ("kk", "ru"), ("pt-BR", "en")],
)
def test_neighbours_are_understood(code: str, locale: str) -> None:
    assert choose_locale(code) == locale


@given(
    st.sampled_from(sorted(available_timezones())),
    st.sampled_from([str, str.lower, str.upper, str.title]),
    st.sampled_from(["", " ", "\t"]),
)
def test_every_zone_is_found_however_it_is_typed(zone: str, case: object, space: str) -> None:
    typed = space + case(zone).replace("_", " ") + space  # type: ignore[operator]
    found = check_zone(typed)
    assert found.casefold() == zone.casefold()
    assert ZoneInfo(found).key == found


@given(st.text(max_size=100).filter(lambda typed: not _KNOWN & {typed.strip().casefold()}))
def test_anything_else_is_refused_in_words_that_fit(typed: str) -> None:
    with pytest.raises(DomainError) as refusal:
        check_zone(typed)
    assert refusal.value.code == "unknown-zone"
    assert len(refusal.value.params["zone"]) <= 64
