"""People of the tests."""

from itertools import count
from uuid import UUID

from core.users.contracts import (
    PLATFORM_TELEGRAM,
    ChangeZone,
    Profile,
    RegisterUser,
    build_user_id,
)
from core.users.rules import guess_zone
from tests.support.desk import Desk

_numbers = count(1)
OWNER_NUMBER = 7_000_000
OWNER_ID = build_user_id(PLATFORM_TELEGRAM, OWNER_NUMBER)
"""Whoever owns the bot in the test process's container."""


def build_profile(locale: str = "ru") -> Profile:
    """Somebody who has said where they live."""
    return Profile(
        id=build_user_id(PLATFORM_TELEGRAM, 1),
        platform=PLATFORM_TELEGRAM,
        platform_user_id="1",
        name="Аня",
        locale=locale,
        zone=guess_zone(locale),
        onboarded=True,
    )


def a_newcomer(number: int | None = None, **more: str) -> RegisterUser:
    """The command of somebody who writes for the first time."""
    number = next(_numbers) if number is None else number
    return RegisterUser(
        user_id=build_user_id(PLATFORM_TELEGRAM, number),
        platform=PLATFORM_TELEGRAM,
        platform_user_id=str(number),
        name=more.get("name", "Аня"),
        language_code=more.get("language_code", "ru"),
    )


async def a_person(desk: Desk, zone: str = "Europe/Moscow") -> UUID:
    """The id of somebody who is known and has said where they live."""
    newcomer = a_newcomer()
    await desk.do(newcomer)
    await desk.do(ChangeZone(user_id=newcomer.user_id, zone=zone))
    return newcomer.user_id
