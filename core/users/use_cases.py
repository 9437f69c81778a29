"""What people can do with their own account."""

from dataclasses import dataclass
from datetime import time

from core.kit.clock import Clock
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


@dataclass(slots=True, frozen=True, kw_only=True)
class _AccountUseCase:
    """What each of these commands needs."""

    users: UserRepository
    outbox: Outbox
    clock: Clock

    def publish_change(self, user: User) -> c.Profile:
        """Tell that the profile changed, and what it is now."""
        self.outbox.add(c.ProfileChanged(user_id=user.id, at=self.clock.now()))
        return user.build_profile()


@dataclass(slots=True, frozen=True, kw_only=True)
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
            self.outbox.add(c.ProfileChanged(user_id=user.id, at=self.clock.now()))
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


@dataclass(slots=True, frozen=True, kw_only=True)
class ChangeLocale(_AccountUseCase):
    async def __call__(self, command: c.ChangeLocale) -> c.Profile:
        user = await self.users.get(command.user_id)
        user.locale = check_locale(command.locale)
        return self.publish_change(user)


@dataclass(slots=True, frozen=True, kw_only=True)
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


@dataclass(slots=True, frozen=True, kw_only=True)
class SetQuietHours(_AccountUseCase):
    async def __call__(self, command: c.SetQuietHours) -> c.Profile:
        check_quiet_hours(command.quiet_from, command.quiet_to)
        user = await self.users.get(command.user_id)
        user.quiet_from, user.quiet_to = command.quiet_from, command.quiet_to
        return self.publish_change(user)


@dataclass(slots=True, frozen=True, kw_only=True)
class SetDayStart(_AccountUseCase):
    async def __call__(self, command: c.SetDayStart) -> c.Profile:
        begins = check_day_start(command.day_start)
        user = await self.users.get(command.user_id)
        user.day_start = begins
        return self.publish_change(user)


@dataclass(slots=True, frozen=True, kw_only=True)
class SetWorkingHours(_AccountUseCase):
    async def __call__(self, command: c.SetWorkingHours) -> c.Profile:
        check_working_hours(command.work_from, command.work_to)
        user = await self.users.get(command.user_id)
        user.work_from, user.work_to = command.work_from, command.work_to
        user.work_days = command.work_days
        return self.publish_change(user)


@dataclass(slots=True, frozen=True, kw_only=True)
class SetNotice(_AccountUseCase):
    async def __call__(self, command: c.SetNotice) -> c.Profile:
        kind = check_notice(command.kind)
        user = await self.users.get(command.user_id)
        kept = {other: mode for other, mode in user.notices.items() if other != kind}
        user.notices = (
            kept if command.mode is c.NotificationMode.ON else kept | {kind: command.mode.value}
        )
        return self.publish_change(user)


@dataclass(slots=True, frozen=True, kw_only=True)
class SetPictures(_AccountUseCase):
    async def __call__(self, command: c.SetPictures) -> c.Profile:
        user = await self.users.get(command.user_id)
        user.pictures = command.pictures
        return self.publish_change(user)


@dataclass(slots=True, frozen=True, kw_only=True)
class MarkUnreachable(_AccountUseCase):
    async def __call__(self, command: c.MarkUnreachable) -> c.Profile:
        user = await self.users.get(command.user_id)
        user.unreachable_at = user.unreachable_at or self.clock.now()
        return self.publish_change(user)


@dataclass(slots=True, frozen=True, kw_only=True)
class MarkReachable(_AccountUseCase):
    async def __call__(self, command: c.MarkReachable) -> c.Profile:
        user = await self.users.get(command.user_id)
        user.unreachable_at = None
        return self.publish_change(user)
