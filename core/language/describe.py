"""A recurrence in words, for chips and cards: «каждый вторник», "every other Friday"."""

from datetime import date

from core.language.describe_tables import LANGUAGES
from core.language.describe_words import Language

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKDAYS = {"MO", "TU", "WE", "TH", "FR"}
_KNOWN = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "UNTIL", "COUNT", "WKST"}


def describe_rrule(rrule: str, lang: str) -> str:
    """Words for an RRULE (no prefix) in ru, uk or en; lower case, to stand inside a sentence.

    A rule with parts these words cannot say is called "on a schedule".
    """
    language = LANGUAGES.get(lang, LANGUAGES["en"])
    parts = dict(part.partition("=")[::2] for part in rrule.upper().split(";"))
    said = _describe_core(parts, language) if parts.keys() <= _KNOWN else None
    return (said or language.schedule) + _describe_limit(parts, language)


def _describe_core(parts: dict[str, str], language: Language) -> str | None:
    try:
        interval = int(parts.get("INTERVAL", "1"))
        days = parts.get("BYDAY", "").split(",") if "BYDAY" in parts else []
        month_days = [int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day]
        month = int(parts.get("BYMONTH", "0"))
    except ValueError:
        return None
    every = language.format_every(parts.get("FREQ", ""), interval)
    if every is None:
        return None
    if not (days or month_days or month):
        return every
    if parts["FREQ"] == "WEEKLY" and not (month_days or month):
        return _describe_weekly(every, interval, days, language)
    if parts["FREQ"] == "MONTHLY" and not month:
        return _describe_monthly(every, interval, days, month_days, language)
    if parts["FREQ"] == "YEARLY" and 1 <= month <= 12 and not days and len(month_days) == 1:
        return f"{every} {language.format_day_of_year(month_days[0], month)}"
    return None


def _describe_weekly(every: str, interval: int, days: list[str], language: Language) -> str | None:
    if not set(days) <= set(_DAYS):
        return None
    numbers = sorted({_DAYS.index(day) for day in days})
    if len(numbers) == 7:
        return language.format_every("DAILY", 1) if interval == 1 else every
    if set(days) == _WORKDAYS or set(days) == {"SA", "SU"}:
        name = language.workdays if len(numbers) == 5 else language.weekend
        return name if interval == 1 else f"{every} {name}"
    return language.format_weekly(every, interval, numbers)


def _describe_monthly(
    every: str, interval: int, days: list[str], month_days: list[int], language: Language
) -> str | None:
    if month_days and not days:
        place = language.format_month_days(month_days)
    elif len(days) == 1 and not month_days:
        number, day = days[0][:-2].lstrip("+"), days[0][-2:]
        if number not in language.nth or day not in _DAYS:
            return None
        place = language.format_nth_weekday(number, _DAYS.index(day))
    else:
        return None
    return None if place is None else language.format_in_month(every, interval, place)


def _describe_limit(parts: dict[str, str], language: Language) -> str:
    until, count = parts.get("UNTIL", ""), parts.get("COUNT", "")
    if count.isdecimal():
        return f", {language.format_times(int(count))}"
    if until[:8].isdecimal() and len(until) >= 8:
        try:
            day = date(int(until[:4]), int(until[4:6]), int(until[6:8]))
        except ValueError:
            return ""
        return f" {language.format_until(day)}"
    return ""
