"""A recurrence built step by step, as a dialog does it: each step gives an RRULE that is kept."""

from datetime import date, timedelta

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
# The longest steps a dialog offers; schedules keep longer ones.
_LONGEST = {"DAILY": 365, "WEEKLY": 104, "MONTHLY": 60, "YEARLY": 10}


def build_rrule(freq: str, interval: int = 1) -> str:
    """ "FREQ=DAILY;INTERVAL=3"; the interval is held within what makes sense."""
    interval = max(1, min(interval, _LONGEST[freq]))
    return f"FREQ={freq};INTERVAL={interval}" if interval > 1 else f"FREQ={freq}"


def get_frequency(rrule: str) -> str:
    """DAILY, WEEKLY, MONTHLY or YEARLY."""
    return _split_parts(rrule).get("FREQ", "DAILY")


def get_interval(rrule: str) -> int:
    """Every how many of its units the rule comes round."""
    return int(_split_parts(rrule).get("INTERVAL", "1"))


def get_weekdays(rrule: str | None) -> set[int]:
    """The weekdays a weekly rule names, 0 is Monday."""
    parts = _split_parts(rrule or "")
    named = parts.get("BYDAY", "").split(",") if parts.get("FREQ") == "WEEKLY" else []
    return {DAYS.index(day) for day in named if day in DAYS}


def change_interval(rrule: str, by: int) -> str:
    """Every `by` units more, or less; the weekdays of a weekly rule and its end stay."""
    parts = _split_parts(rrule)
    freq = get_frequency(rrule)
    kept = {"UNTIL", "COUNT", "BYMONTHDAY"} if freq == "MONTHLY" else {"UNTIL", "COUNT"}
    kept |= {"BYDAY"} if freq in ("WEEKLY", "MONTHLY") else set()
    kept |= {"BYSETPOS"} if freq == "MONTHLY" else set()
    kept |= {"BYMONTH", "BYMONTHDAY"} if freq == "YEARLY" else set()
    if get_interval(rrule) + by <= 1:
        kept |= parts.keys()
    rest = {name: value for name, value in parts.items() if name in kept - {"FREQ", "INTERVAL"}}
    return _join_parts(_split_parts(build_rrule(freq, get_interval(rrule) + by)) | rest)


def toggle_weekday(rrule: str | None, day: int) -> str | None:
    """A weekly rule with that weekday added, or taken away; None when the last one goes."""
    parts = _split_parts(rrule or "")
    weekly = parts.get("FREQ") == "WEEKLY"
    days = get_weekdays(rrule) ^ {day}
    if not days:
        return None
    kept = {"INTERVAL", "UNTIL", "COUNT", "WKST"} if weekly else {"UNTIL", "COUNT"}
    named = ",".join(DAYS[one] for one in sorted(days))
    rest = {name: value for name, value in parts.items() if name in kept}
    return _join_parts({"FREQ": "WEEKLY"} | rest | {"BYDAY": named})


def set_end(rrule: str, last: date | None) -> str:
    """The rule until the end of that day; None is for ever."""
    parts = {name: v for name, v in _split_parts(rrule).items() if name not in ("UNTIL", "COUNT")}
    if last is not None:
        parts["UNTIL"] = f"{last.year:04}{last.month:02}{last.day:02}T235959"
    return _join_parts(parts)


def find_first_day(rrule: str, since: date) -> date:
    """The first day from `since` on that a rule by weekdays names; `since` for other rules."""
    days = get_weekdays(rrule)
    ahead = (since + timedelta(days=n) for n in range(7))
    return next((day for day in ahead if day.weekday() in days), since)


def _split_parts(rrule: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in rrule.upper().split(";") if part)
    return {name: value for name, _, value in pairs}


def _join_parts(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())
