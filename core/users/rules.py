"""Rules of people: which language, which zone, when it is quiet and what may be told."""

from datetime import time
from functools import cache
from zoneinfo import available_timezones

from core.kit.errors import DomainError
from core.users.contracts import LOCALES, NOTICE_KINDS

DEFAULT_LOCALE = "en"
LATEST_DAY_START = time(6)
_ZONES_BY_LOCALE = {"ru": "Europe/Moscow", "uk": "Europe/Kyiv"}


def choose_locale(language_code: str | None) -> str:
    """The product's language nearest to a messenger's language code (`pt-BR`, `be`, None)."""
    language = (language_code or "").lower().split("-")[0]
    if language in LOCALES:
        return language
    return "ru" if language in {"be", "kk", "ky"} else DEFAULT_LOCALE


def guess_zone(locale: str) -> str:
    """Where a person of this language likely lives, until they say."""
    return _ZONES_BY_LOCALE.get(locale, "UTC")


def check_zone(zone: str) -> str:
    """The zone's own name, found regardless of case. Raises DomainError `unknown-zone`."""
    found = _load_zones().get(zone.strip().replace(" ", "_").casefold())
    if found is None:
        raise DomainError("unknown-zone", zone=zone[:64])
    return found


@cache
def _load_zones() -> dict[str, str]:
    """IANA names by their folded form; finding them walks through a folder tree."""
    return {name.casefold(): name for name in available_timezones()}


def check_locale(locale: str) -> str:
    """Raises DomainError `unknown-locale`."""
    if locale not in LOCALES:
        raise DomainError("unknown-locale", locale=locale[:16])
    return locale


def check_quiet_hours(quiet_from: time | None, quiet_to: time | None) -> None:
    """Both or neither, and two different times. Raises DomainError `quiet-hours-half`,
    `quiet-hours-equal`."""
    if (quiet_from is None) != (quiet_to is None):
        raise DomainError("quiet-hours-half")
    if quiet_from is not None and quiet_from == quiet_to:
        raise DomainError("quiet-hours-equal")


def check_day_start(day_start: time) -> time:
    """In whole minutes. Raises DomainError `day-start-late`."""
    if day_start > LATEST_DAY_START:
        raise DomainError("day-start-late")
    return day_start.replace(second=0, microsecond=0)


def check_working_hours(work_from: time | None, work_to: time | None) -> None:
    """Both or neither, and in this order. Raises DomainError `working-hours-half`,
    `working-hours-order`."""
    if work_from is None or work_to is None:
        if work_from is not work_to:
            raise DomainError("working-hours-half")
    elif work_from >= work_to:
        raise DomainError("working-hours-order")


def check_notice(kind: str) -> str:
    """Raises DomainError `unknown-notice`."""
    if kind not in NOTICE_KINDS:
        raise DomainError("unknown-notice")
    return kind
