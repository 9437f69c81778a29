"""Rules for durations, reminders, priorities in words, and words that only introduce a task."""

from typing import Any

from core.tasks.parse.guards import following, hour_fits, previous, token_at
from core.tasks.parse.peg import Found, Grammar
from core.tasks.parse.pieces import Amount, Duration, Kept, Lead, Level, Remind

_MINUTES_A_DAY = 24 * 60
_LONGEST = 7 * _MINUTES_A_DAY


def install(grammar: Grammar) -> None:
    """Add `duration`, `reminder`, `level`, `lead` and `kept` to the grammar."""
    _durations(grammar)
    _reminders(grammar)
    _levels(grammar)
    _leads(grammar)


def _durations(grammar: Grammar) -> None:
    @grammar.rule(
        "duration", "for amount", "about_sign amount", "za amount", "for about_sign amount"
    )
    def _said(m: Found) -> Any:
        after = following(m)
        until_something = "za" in m and after is not None and "before" in after.notions
        return None if until_something else _duration(m["amount"])

    @grammar.rule("duration", "for unit")
    def _hour(m: Found) -> Any:
        return Duration(60) if m["unit"] == "hour" else None

    @grammar.rule("duration", "amount")
    def _bare(m: Found) -> Any:
        before = previous(m)
        if (
            before is None
            or before.notions.keys() & {"per", "every", "in", "za"}
            or "one" in m.token.notions
            or token_at(m, m.end - 1).norm in ("m", "м", "d", "д", "w")
        ):
            return None
        return _duration(m["amount"]) if hour_fits(m) else None


def _duration(amount: Amount) -> Duration | None:
    return Duration(amount.minutes) if 0 < amount.minutes <= _LONGEST else None


def _reminders(grammar: Grammar) -> None:
    @grammar.rule("ahead", "stretch", "stretch and za? ahead", "stretch comma za? ahead")
    def _list(m: Found) -> Any:
        minutes = _ahead(m["stretch"])
        return None if minutes is None else (minutes, *m.get("ahead", ()))

    @grammar.rule(
        "reminder",
        "with? one? remind me? za ahead",
        "with? one? remind me? za ahead before start",
        "with? one? remind me? ahead before",
        "with? one? remind me? ahead before start",
        "with? one? ahead remind",
    )
    def _remind(m: Found) -> Any:
        return Remind(tuple(dict.fromkeys(m["ahead"])))


def _ahead(amount: Amount) -> int | None:
    if amount.months:
        return None
    minutes = amount.minutes + amount.days * _MINUTES_A_DAY
    return minutes if 0 < minutes <= 60 * _MINUTES_A_DAY else None


def _levels(grammar: Grammar) -> None:
    @grammar.rule("level", "with? high priority", "with? priority high")
    def _level(m: Found) -> Any:
        return Level(m["high"])


def _leads(grammar: Grammar) -> None:
    @grammar.rule("lead", "remind me? comma? about?", "remind comma? about? me comma? about?")
    def _lead(m: Found) -> Any:
        return Lead()

    @grammar.rule(
        "kept",
        "from weekday on weekday",
        "from shift on shift|weekday|daydate",
        "from daydate on daydate|weekday|shift",
    )
    def _kept(m: Found) -> Any:
        return Kept()
