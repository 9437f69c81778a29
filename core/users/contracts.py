"""Users: commands, events, views."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar, Protocol
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta

from core.delivery.contracts import Kind
from core.kit.days import get_own_day, is_time_between
from core.kit.errors import NotFound
from core.kit.messages import Command, Event

PLATFORM_TELEGRAM = "telegram"
LOCALES = ("ru", "uk", "en")
WORKDAYS, EVERY_DAY = 0b0011111, 0b1111111
# What a person can turn down; what answers their own commands always arrives.
NOTICE_KINDS = (
    Kind.TASK,
    Kind.HABIT,
    Kind.FOCUS,
    Kind.BUDDY,
    Kind.SKILL,
    Kind.MORNING,
    Kind.EVENING,
    Kind.REVIEW,
)
LocalTime = Annotated[time, Meta(tz=False)]


class NotificationMode(StrEnum):
    """How notifications of a kind arrive: with a sound, without one, or not at all."""

    ON = "on"
    SILENT = "silent"
    OFF = "off"


class PictureTheme(StrEnum):
    """What pictures are drawn on."""

    DARK = "dark"
    LIGHT = "light"


def build_user_id(platform: str, platform_user_id: int | str) -> UUID:
    """The id of a person, the same in every process without asking anybody."""
    return uuid5(NAMESPACE_URL, f"uspevai:user:{platform}:{platform_user_id}")


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What the processes need to know of a person; `zone` is an IANA name.

    Between `quiet_from` and `quiet_to` (local, may pass midnight; both or neither) reminders wait.
    `notices` maps kinds of notifications to their modes; a kind that is not there is on.
    Their day begins at `day_start` and lasts until the next one. They work from `work_from` to
    `work_to` (both or neither) on `work_days`, a bit set whose bit 0 is Monday.
    `pictures` is what theirs are drawn on.
    """

    id: UUID
    platform: str
    platform_user_id: str
    name: str
    locale: str
    zone: str
    onboarded: bool
    reachable: bool = True
    quiet_from: time | None = None
    quiet_to: time | None = None
    notices: Mapping[str, NotificationMode] = {}
    day_start: time = time(0)
    work_from: time | None = None
    work_to: time | None = None
    work_days: int = WORKDAYS
    pictures: PictureTheme = PictureTheme.DARK

    def get_day(self, instant: datetime) -> date:
        """The person's own day that an aware instant falls into."""
        return get_own_day(instant, self.zone, self.day_start)

    def get_day_begin(self, day: date) -> datetime:
        """The aware instant at which the person's own day begins."""
        return datetime.combine(day, self.day_start, ZoneInfo(self.zone))

    def get_clock_day(self, local: datetime) -> date:
        """The person's own day at a moment of their wall clock, which is naive."""
        start = timedelta(hours=self.day_start.hour, minutes=self.day_start.minute)
        return (local - start).date()

    def is_work_day(self, day: date) -> bool:
        return bool(self.work_days >> day.weekday() & 1)

    def get_notification_mode(self, kind: str) -> NotificationMode:
        """How notifications of a kind arrive."""
        return self.notices.get(kind, NotificationMode.ON)

    def is_quiet_time(self, at: time) -> bool:
        """True when a local time of day falls into the quiet hours."""
        start, end = self.quiet_from, self.quiet_to
        return start is not None and end is not None and is_time_between(at, start, end)


class RegisterUser(Command[Profile], frozen=True, kw_only=True):
    """Make the person known; a second call refreshes the name and changes nothing else."""

    subject: ClassVar[str] = "users.register"
    platform: str
    platform_user_id: str
    name: Annotated[str, Meta(max_length=256)]
    language_code: str | None = None


class ChangeLocale(Command[Profile], frozen=True, kw_only=True):
    subject: ClassVar[str] = "users.change_locale"
    locale: str


class ChangeZone(Command[Profile], frozen=True, kw_only=True):
    """Set the IANA time zone; future occurrences move to it, streaks stay."""

    subject: ClassVar[str] = "users.change_zone"
    zone: Annotated[str, Meta(max_length=64)]


class SetQuietHours(Command[Profile], frozen=True, kw_only=True):
    """Let reminders wait from `quiet_from` to `quiet_to` (local, may pass midnight); None twice
    ends it."""

    subject: ClassVar[str] = "users.set_quiet_hours"
    quiet_from: LocalTime | None = None
    quiet_to: LocalTime | None = None


class SetDayStart(Command[Profile], frozen=True, kw_only=True):
    """Begin the person's day at `day_start` (local), at six in the morning at the latest."""

    subject: ClassVar[str] = "users.set_day_start"
    day_start: LocalTime = time(0)


class SetWorkingHours(Command[Profile], frozen=True, kw_only=True):
    """They work from `work_from` to a later `work_to` (local) on `work_days`, a bit set whose bit
    0 is Monday; None twice ends it."""

    subject: ClassVar[str] = "users.set_working_hours"
    work_from: LocalTime | None = None
    work_to: LocalTime | None = None
    work_days: Annotated[int, Meta(ge=1, le=EVERY_DAY)] = WORKDAYS


class SetNotice(Command[Profile], frozen=True, kw_only=True):
    """How notifications of `kind`, one of NOTICES, arrive from now on."""

    subject: ClassVar[str] = "users.set_notice"
    kind: Annotated[str, Meta(max_length=64)]
    mode: NotificationMode


class SetPictures(Command[Profile], frozen=True, kw_only=True):
    """What the person's pictures are drawn on from now on."""

    subject: ClassVar[str] = "users.set_pictures"
    pictures: PictureTheme


class MarkUnreachable(Command[Profile], frozen=True, kw_only=True):
    """The messenger refuses to deliver to the person (they blocked the bot)."""

    subject: ClassVar[str] = "users.mark_unreachable"


class MarkReachable(Command[Profile], frozen=True, kw_only=True):
    """The person wrote again."""

    subject: ClassVar[str] = "users.mark_reachable"


class UserRegistered(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "users.registered"
    platform: str


class ProfileChanged(Event, frozen=True, kw_only=True):
    """Name, language, hours of any sort, notifications, pictures or reachability changed."""

    subject: ClassVar[str] = "users.profile_changed"


class ZoneChanged(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "users.zone_changed"
    zone: str


class UserDirectory(Protocol):
    """The port through which other domains learn about a person."""

    async def get_profile(self, user_id: UUID) -> Profile | None: ...

    async def require_profile(self, user_id: UUID) -> Profile:
        """The profile. Raises NotFound for a person who is not known."""
        ...

    async def get_profiles(self, user_ids: Collection[UUID]) -> dict[UUID, Profile]:
        """Those of `user_ids` who are known."""
        ...


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """Which people are meant: everybody who can be reached, unless a field says less.

    `active_days` are the days within which they have done something with the bot.
    """

    locale: str | None = None
    active_days: Annotated[int, Meta(ge=1, le=3650)] | None = None
    onboarded: bool = False


class Audience(Protocol):
    """The port through which other domains find many people."""

    async def get_current_time(self) -> datetime:
        """Now, by the clock that also says when people came."""
        ...

    async def count(self, segment: Segment, until: datetime) -> int:
        """How many of the segment had come by `until`."""
        ...

    async def list_page(
        self, segment: Segment, until: datetime, after: UUID | None, limit: int
    ) -> tuple[UUID, ...]:
        """Their ids in order, at most `limit`, from behind `after` on."""
        ...

    async def get_names(self, people: Collection[UUID]) -> dict[UUID, str]:
        """What they call themselves; whoever is not known any more is left out."""
        ...


@dataclass(slots=True, frozen=True)
class Owners:
    """The people to whom the bot belongs, by the setting OWNER_ID."""

    ids: frozenset[UUID] = frozenset()

    @classmethod
    def from_telegram_ids(cls, platform_user_ids: Iterable[int]) -> "Owners":
        return cls(frozenset(build_user_id(PLATFORM_TELEGRAM, one) for one in platform_user_ids))

    def __contains__(self, user_id: UUID) -> bool:
        return user_id in self.ids

    def check_owner(self, user_id: UUID, what: str) -> None:
        """Raises NotFound(what) for whoever is not an owner, as if there were nothing to find."""
        if user_id not in self:
            raise NotFound(what)
