"""Rules for durations, reminders, priorities in words, and words that only introduce a task."""

from typing import Any

from core.language.guards import get_following, get_previous, get_token, is_hour
from core.language.peg import Grammar, MatchResult
from core.language.pieces import Amount, Duration, Introduction, KeptText, Level, Remind

_MINUTES_A_DAY = 24 * 60
_LONGEST = 7 * _MINUTES_A_DAY


def add_extra_rules(grammar: Grammar) -> None:
    """Add `duration`, `reminder`, `level`, `lead` and `kept` to the grammar."""
    _add_duration_rules(grammar)
    _add_reminder_rules(grammar)
    _add_level_rules(grammar)
    _add_lead_rules(grammar)


def _add_duration_rules(grammar: Grammar) -> None:
    @grammar.rule(
        "duration", "for amount", "about_sign amount", "za amount", "for about_sign amount"
    )
    def _build_spoken_duration(m: MatchResult) -> Any:
        after = get_following(m)
        until_something = "za" in m and after is not None and "before" in after.notions
        return None if until_something else _build_duration(m["amount"])

    @grammar.rule("duration", "for unit")
    def _build_hour_duration(m: MatchResult) -> Any:
        return Duration(60) if m["unit"] == "hour" else None

    @grammar.rule("duration", "amount")
    def _build_bare_duration(m: MatchResult) -> Any:
        before = get_previous(m)
        if (
            before is None
            or before.notions.keys() & {"per", "every", "in", "za"}
            or "one" in m.token.notions
            or get_token(m, m.end - 1).norm in ("m", "м", "d", "д", "w")
        ):
            return None
        return _build_duration(m["amount"]) if is_hour(m) else None


def _build_duration(amount: Amount) -> Duration | None:
    return Duration(amount.minutes) if 0 < amount.minutes <= _LONGEST else None


def _add_reminder_rules(grammar: Grammar) -> None:
    @grammar.rule("ahead", "stretch", "stretch and za? ahead", "stretch comma za? ahead")
    def _build_lead_times(m: MatchResult) -> Any:
        minutes = _get_lead_minutes(m["stretch"])
        return None if minutes is None else (minutes, *m.get("ahead", ()))

    @grammar.rule(
        "reminder",
        "with? one? remind me? za ahead",
        "with? one? remind me? za ahead before start",
        "with? one? remind me? ahead before",
        "with? one? remind me? ahead before start",
        "with? one? ahead remind",
    )
    def _build_remind_reminder(m: MatchResult) -> Any:
        return Remind(tuple(dict.fromkeys(m["ahead"])))


def _get_lead_minutes(amount: Amount) -> int | None:
    if amount.months:
        return None
    minutes = amount.minutes + amount.days * _MINUTES_A_DAY
    return minutes if 0 < minutes <= 60 * _MINUTES_A_DAY else None


def _add_level_rules(grammar: Grammar) -> None:
    @grammar.rule("level", "with? high priority", "with? priority high")
    def _build_level(m: MatchResult) -> Any:
        return Level(m["high"])


def _add_lead_rules(grammar: Grammar) -> None:
    @grammar.rule("lead", "remind me? comma? about?", "remind comma? about? me comma? about?")
    def _build_lead(m: MatchResult) -> Any:
        return Introduction()

    @grammar.rule(
        "kept",
        "from weekday on weekday",
        "from shift on shift|weekday|daydate",
        "from daydate on daydate|weekday|shift",
    )
    def _build_kept(m: MatchResult) -> Any:
        return KeptText()
