"""«до декабря», «к 15 мая», «за полгода», «by the end of the year»: the last day of a goal."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from core.career.contracts.goals import Horizon
from core.career.rules import calculate_deadline

_MONTHS = (
    r"январ[яьюе]|січ(?:ня|ень|ню|ні)|jan(?:uary)?",
    r"феврал[яьюе]|лют(?:ого|ий|ому)|feb(?:ruary)?",
    r"март[ауе]?|берез(?:ня|ень|ню|ні)|mar(?:ch)?",
    r"апрел[яьюе]|квіт(?:ня|ень|ню|ні)|apr(?:il)?",
    r"ма[яйюе]|трав(?:ня|ень|ню|ні)|may",
    r"июн[яьюе]|черв(?:ня|ень|ню|ні)|june?",
    r"июл[яьюе]|лип(?:ня|ень|ню|ні)|july?",
    r"август[ауе]?|серп(?:ня|ень|ню|ні)|aug(?:ust)?",
    r"сентябр[яьюе]|верес(?:ня|ень|ню|ні)|sep(?:t(?:ember)?)?",
    r"октябр[яьюе]|жовт(?:ня|ень|ню|ні)|oct(?:ober)?",
    r"ноябр[яьюе]|листопад[ауі]?|nov(?:ember)?",
    r"декабр[яьюе]|груд(?:ня|ень|ню|ні)|dec(?:ember)?",
)
_SEASONS = (
    (1, r"нов(?:ого|ому) год[ау]|нов(?:ого|ому) рок[ау]|(?:the )?new year"),
    (3, r"весн[еыи]|spring"),
    (6, r"лет[ау]|літ[ау]|summer"),
    (9, r"осени|осені|autumn|fall"),
    (12, r"зим[еыи]|winter"),
)
_SPANS: dict[Horizon, str] = {
    "week": r"недел[яюиье]\w*|тиж\w+|week(?:s|end)?",
    "month": r"месяц\w*|місяц\w*|months?",
    "quarter": r"квартал\w*|quarters?",
    "year": r"год\w*|лет|рок\w*|рік|років|years?",
}
_MONTH = "|".join(f"(?P<m{number}>{names})" for number, names in enumerate(_MONTHS, 1))
_SPAN = "|".join(f"(?P<{name}>{words})" for name, words in _SPANS.items())
_UNTIL = r"(?:до|ко?|by|until|till|before|дедлайн|deadline|срок|термін):?\s+"
_YEAR = r"(?:,?\s+(?P<year>20\d\d)(?:\s*(?:г\.?|год[ау]?|року?))?)?"
_Resolver = Callable[["re.Match[str]", date], date | None]


@dataclass(slots=True, frozen=True)
class Deadline:
    """A last day, and what of the words said so."""

    day: date
    span: tuple[int, int]


def parse_deadline(text: str, today: date) -> Deadline | None:
    """The first deadline in `words` that is not over; None if there is none."""
    for pattern, reading in _RESOLVERS:
        for match in pattern.finditer(text):
            day = reading(match, today)
            if day is not None and today <= day <= today.replace(year=today.year + 50, day=1):
                return Deadline(day, match.span())
    return None


def _resolve_period_end(match: "re.Match[str]", today: date) -> date | None:
    """«до конца года», «в этом месяце», «this quarter»."""
    return calculate_deadline(_get_horizon(match), today)


def _resolve_duration(match: "re.Match[str]", today: date) -> date | None:
    """«за 3 месяца», «in a year»: so long from today."""
    count, named = int(match["count"] or 1), _get_horizon(match)
    if count > 60:
        return None
    if named == "week":
        return today + timedelta(weeks=count)
    return _add_months(today, count * {"month": 1, "quarter": 3, "year": 12}[named])


def _resolve_half_year(_: "re.Match[str]", today: date) -> date | None:
    return _add_months(today, 6)


def _resolve_month_day(match: "re.Match[str]", today: date) -> date | None:
    """«до 15 декабря», «by May 3, 2027»."""
    return _find_next_date(_get_month(match), int(match["day"]), match["year"], today)


def _resolve_numeric_date(match: "re.Match[str]", today: date) -> date | None:
    """«до 15.12», «до 15.12.2027»."""
    year = match["year"]
    year = f"20{year}" if year and len(year) == 2 else year
    return _find_next_date(int(match["month"]), int(match["day"]), year, today)


def _resolve_iso_date(match: "re.Match[str]", today: date) -> date | None:
    return _find_next_date(int(match["month"]), int(match["day"]), match["year"], today)


def _resolve_before_month(match: "re.Match[str]", today: date) -> date | None:
    """«до декабря» ends with November."""
    return _get_day_before_month(_get_month(match), match["year"], today)


def _resolve_before_season(match: "re.Match[str]", today: date) -> date | None:
    number = next(month for month, _ in _SEASONS if match[f"s{month}"])
    return _get_day_before_month(number, None, today)


def _resolve_before_year(match: "re.Match[str]", _: date) -> date | None:
    return date(int(match["year"]) - 1, 12, 31)


def _resolve_year(match: "re.Match[str]", _: date) -> date | None:
    return date(int(match["year"]), 12, 31)


def _get_horizon(match: "re.Match[str]") -> Horizon:
    return next(name for name in _SPANS if match[name])


def _get_month(match: "re.Match[str]") -> int:
    return next(number for number in range(1, 13) if match[f"m{number}"])


def _find_next_date(month: int, day: int, year: str | None, today: date) -> date | None:
    """That day, of the year or else the next one that has it."""
    for candidate in (int(year),) if year else (today.year, today.year + 1):
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(candidate, month)[1]:
            continue
        found = date(candidate, month, day)
        if year or found >= today:
            return found
    return None


def _get_day_before_month(month: int, year: str | None, today: date) -> date:
    first = date(int(year), month, 1) if year else date(today.year, month, 1)
    if not year and first <= today:
        first = first.replace(year=today.year + 1)
    return first - timedelta(days=1)


def _add_months(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _compile_pattern(pattern: str) -> "re.Pattern[str]":
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


_SEASON = "|".join(f"(?P<s{month}>{words})" for month, words in _SEASONS)
_THIS = r"(?:(?:[вуі]|на|за|in)\s+)?(?:эт(?:ом|ой|от|у)|ц(?:ього|ьому|ей)|this)"
_RESOLVERS: tuple[tuple["re.Pattern[str]", _Resolver], ...] = tuple(
    (_compile_pattern(pattern), reading)
    for pattern, reading in (
        (rf"{_UNTIL}(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)", _resolve_iso_date),
        (
            rf"{_UNTIL}(?P<day>\d\d?)[./](?P<month>\d\d?)(?:[./](?P<year>20\d\d|\d\d))?",
            _resolve_numeric_date,
        ),
        (
            rf"{_UNTIL}(?P<day>\d\d?)(?:-?го|th|st|nd|rd)?\s+(?:of\s+)?(?:{_MONTH}){_YEAR}",
            _resolve_month_day,
        ),
        (
            rf"{_UNTIL}(?:{_MONTH})\s+(?P<day>\d\d?)(?:th|st|nd|rd)?(?!\d){_YEAR}",
            _resolve_month_day,
        ),
        (
            rf"(?:{_UNTIL})?(?:the\s+)?(?:конц[ау]|кінц[яю]|end\s+of)\s+(?:the\s+|this\s+)?(?:эт\w+\s+|ц\w+\s+)?(?:{_SPAN})",
            _resolve_period_end,
        ),
        (rf"{_UNTIL}(?:{_MONTH}){_YEAR}", _resolve_before_month),
        (rf"{_UNTIL}(?:{_SEASON})", _resolve_before_season),
        (rf"{_UNTIL}(?P<year>20\d\d)(?:\s*(?:г\.?|год[ау]|року?))?", _resolve_before_year),
        (rf"{_THIS}\s+(?:{_SPAN})", _resolve_period_end),
        (r"(?:[вуі]|на|in)\s+(?P<year>20\d\d)(?:\s*(?:г\.?|год[уа]?|рік|році))?", _resolve_year),
        (r"за\s+(?:полгода|півроку)|(?:in|within)\s+half\s+a\s+year", _resolve_half_year),
        (
            rf"(?:за|через|in|within)\s+(?:(?P<count>\d\d?)\s+|(?:один|одну|a|one)\s+)?(?:{_SPAN})",
            _resolve_duration,
        ),
    )
)
