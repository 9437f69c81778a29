"""What people can do with their own account."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import time
from typing import Any, Generic, TypeVar

from core.kit.clock import Clock
from core.kit.messages import Command
from core.kit.outbox import Outbox
from core.users import contracts as c
from core.users.models import User
from core.users.repository import UserRepository
from core.users.rules import (
    check_day_start,
    check_locale,
    check_notice,
    check_quiet_hours,
    check_working_hours,
    check_zone,
    choose_locale,
    guess_zone,
)

C = TypeVar("C", bound=Command[Any])


@dataclass(slots=True, frozen=True, kw_only=True)
class _AccountUseCase:
    """What the use cases need."""

    users: UserRepository
    outbox: Outbox
    clock: Clock

    def publish_change(self, user: User) -> None:
        self.outbox.add(c.ProfileChanged(user_id=user.id, at=self.clock.now()))


class _ProfileUseCase(_AccountUseCase, ABC, Generic[C]):
    """A change of the person's profile, answered by it."""

    async def __call__(self, command: C) -> c.Profile:
        self.check(command)
        user = await self.users.get(command.user_id)
        self.change_profile(user, command)
        self.publish_change(user)
        return user.build_profile()

    def check(self, command: C) -> None:
        """Raises DomainError for what no profile may hold."""

    @abstractmethod
    def change_profile(self, user: User, command: C) -> None: ...


class RegisterUser(_AccountUseCase):
    async def __call__(self, command: c.RegisterUser) -> c.Profile:
        user = await self.users.find(command.user_id)
        if user is None:
            user = self._create_user(command)
            self.users.add(user)
            happened = c.UserRegistered(
                user_id=user.id, at=self.clock.now(), platform=user.platform
            )
            self.outbox.add(happened)
        elif (user.name, user.unreachable_at) != (command.name, None):
            self.publish_change(user)
        user.name = command.name
        user.unreachable_at = None
        return user.build_profile()

    def _create_user(self, command: c.RegisterUser) -> User:
        locale = choose_locale(command.language_code)
        return User(
            id=command.user_id,
            platform=command.platform,
            platform_user_id=command.platform_user_id,
            name=command.name,
            locale=locale,
            zone=guess_zone(locale),
            notices={},
            day_start=time(0),
            work_days=c.WORKDAYS,
            pictures=c.PictureTheme.DARK,
        )


class ChangeLocale(_ProfileUseCase[c.ChangeLocale]):
    def change_profile(self, user: User, command: c.ChangeLocale) -> None:
        user.locale = check_locale(command.locale)


class ChangeZone(_AccountUseCase):
    async def __call__(self, command: c.ChangeZone) -> c.Profile:
        user = await self.users.get(command.user_id)
        zone = check_zone(command.zone)
        fresh = user.onboarded_at is None
        user.onboarded_at = user.onboarded_at or self.clock.now()
        if zone != user.zone or fresh:
            user.zone = zone
            self.outbox.add(c.ZoneChanged(user_id=user.id, at=self.clock.now(), zone=zone))
        return user.build_profile()


class SetQuietHours(_ProfileUseCase[c.SetQuietHours]):
    def check(self, command: c.SetQuietHours) -> None:
        check_quiet_hours(command.quiet_from, command.quiet_to)

    def change_profile(self, user: User, command: c.SetQuietHours) -> None:
        user.quiet_from, user.quiet_to = command.quiet_from, command.quiet_to


class SetDayStart(_ProfileUseCase[c.SetDayStart]):
    def check(self, command: c.SetDayStart) -> None:
        check_day_start(command.day_start)

    def change_profile(self, user: User, command: c.SetDayStart) -> None:
        user.day_start = check_day_start(command.day_start)


class SetWorkingHours(_ProfileUseCase[c.SetWorkingHours]):
    def check(self, command: c.SetWorkingHours) -> None:
        check_working_hours(command.work_from, command.work_to)

    def change_profile(self, user: User, command: c.SetWorkingHours) -> None:
        user.work_from, user.work_to = command.work_from, command.work_to
        user.work_days = command.work_days


class SetNotice(_ProfileUseCase[c.SetNotice]):
    def check(self, command: c.SetNotice) -> None:
        check_notice(command.kind)

    def change_profile(self, user: User, command: c.SetNotice) -> None:
        kind = command.kind
        kept = {other: mode for other, mode in user.notices.items() if other != kind}
        user.notices = (
            kept if command.mode is c.NotificationMode.ON else kept | {kind: command.mode.value}
        )


class SetPictures(_ProfileUseCase[c.SetPictures]):
    def change_profile(self, user: User, command: c.SetPictures) -> None:
        user.pictures = command.pictures


class MarkUnreachable(_ProfileUseCase[c.MarkUnreachable]):
    def change_profile(self, user: User, command: c.MarkUnreachable) -> None:
        user.unreachable_at = user.unreachable_at or self.clock.now()


class MarkReachable(_ProfileUseCase[c.MarkReachable]):
    def change_profile(self, user: User, command: c.MarkReachable) -> None:
        user.unreachable_at = None
