"""How late a notification says it is."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.render_context import format_delay_line
from bot.ui.current_user import CurrentUser
from core.users.contracts import Profile, build_user_id

NOW = datetime(2026, 11, 21, 9, 12, tzinfo=UTC)
MINUTE, HOUR, DAY = 60, 3600, 86_400


def speaker(locale: str) -> CurrentUser:
    return CurrentUser(
        Profile(
            id=build_user_id("telegram", 1),
            platform="telegram",
            platform_user_id="1",
            name="Аня",
            locale=locale,
            zone="UTC",
            onboarded=True,
        )
    )


def said(locale: str, seconds: float) -> str | None:
    return format_delay_line(speaker(locale), NOW - timedelta(seconds=seconds), NOW)


@pytest.mark.parametrize("seconds", [-3600, 0, 59.9, 60])
def test_within_a_minute_nothing_is_said(seconds: float) -> None:
    assert said("ru", seconds) is None
    assert format_delay_line(speaker("ru"), None, NOW) is None


@pytest.mark.parametrize(
    ("locale", "seconds", "words"),
    [
        ("ru", 61, "опоздал на 1 минуту"),
        ("ru", 2 * MINUTE, "опоздал на 2 минуты"),
        ("ru", 12 * MINUTE, "опоздал на 12 минут"),
        ("ru", 41 * MINUTE, "опоздал на 41 минуту"),
        ("ru", HOUR - 1, "опоздал на 59 минут"),
        ("ru", HOUR, "опоздал на 1 час"),
        ("ru", 3.9 * HOUR, "опоздал на 3 часа"),
        ("ru", 23 * HOUR, "опоздал на 23 часа"),
        ("ru", 11 * HOUR, "опоздал на 11 часов"),
        ("ru", DAY, "опоздал на 1 день"),
        ("ru", 4 * DAY, "опоздал на 4 дня"),
        ("ru", 7 * DAY, "опоздал на 7 дней"),
        ("uk", 61, "запізнився на 1 хвилину"),
        ("uk", 22 * MINUTE, "запізнився на 22 хвилини"),
        ("uk", 5 * HOUR, "запізнився на 5 годин"),
        ("uk", 2 * DAY, "запізнився на 2 дні"),
        ("en", 61, "1 minute late"),
        ("en", 12 * MINUTE, "12 minutes late"),
        ("en", HOUR, "1 hour late"),
        ("en", 2 * DAY, "2 days late"),
    ],
)
def test_whole_units_in_the_right_form(locale: str, seconds: float, words: str) -> None:
    assert said(locale, seconds) == f"⌛️ {words}"
