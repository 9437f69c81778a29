"""One person in memory, and the answers to what they change about themselves."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from dishka import Provider

from core.users import contracts as c
from core.users.queries import UserQueries
from core.users.rules import (
    check_day_start,
    check_locale,
    check_notice,
    check_quiet_hours,
    check_working_hours,
    check_zone,
    guess_zone,
)


def profile(locale: str = "ru", *, onboarded: bool = True, name: str = "Аня") -> c.Profile:
    return c.Profile(
        id=c.build_user_id(c.PLATFORM_TELEGRAM, 1),
        platform=c.PLATFORM_TELEGRAM,
        platform_user_id="1",
        name=name,
        locale=locale,
        zone=guess_zone(locale),
        onboarded=onboarded,
    )


@dataclass(slots=True)
class FakePerson:
    profile: c.Profile

    def answers(self) -> dict[Any, Any]:
        return {
            c.ChangeLocale: self._locale,
            c.ChangeZone: self._zone,
            c.SetQuietHours: self._quiet_hours,
            c.SetDayStart: self._day_start,
            c.SetWorkingHours: self._working_hours,
            c.SetNotice: self._notice,
            c.SetPictures: self._pictures,
        }

    def _locale(self, command: c.ChangeLocale) -> c.Profile:
        return self._change(locale=check_locale(command.locale))

    def _zone(self, command: c.ChangeZone) -> c.Profile:
        return self._change(zone=check_zone(command.zone), onboarded=True)

    def _quiet_hours(self, command: c.SetQuietHours) -> c.Profile:
        check_quiet_hours(command.quiet_from, command.quiet_to)
        return self._change(quiet_from=command.quiet_from, quiet_to=command.quiet_to)

    def _day_start(self, command: c.SetDayStart) -> c.Profile:
        return self._change(day_start=check_day_start(command.day_start))

    def _working_hours(self, command: c.SetWorkingHours) -> c.Profile:
        check_working_hours(command.work_from, command.work_to)
        return self._change(
            work_from=command.work_from, work_to=command.work_to, work_days=command.work_days
        )

    def _notice(self, command: c.SetNotice) -> c.Profile:
        notices = {**self.profile.notices, check_notice(command.kind): command.mode}
        return self._change(notices=notices)

    def _pictures(self, command: c.SetPictures) -> c.Profile:
        return self._change(pictures=command.pictures)

    def _change(self, **fields: Any) -> c.Profile:
        self.profile = msgspec.structs.replace(self.profile, **fields)
        return self.profile


@dataclass(slots=True)
class Known:
    """UserQueries over the one person."""

    person: FakePerson

    def answers(self) -> dict[Any, Any]:
        return {}

    def provide(self, provider: Provider) -> None:
        provider.provide(lambda: self, provides=UserQueries)

    async def get_profile(self, _: UUID) -> c.Profile | None:
        return self.person.profile
