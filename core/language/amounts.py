"""Rules for numbers and amounts of time."""

from typing import Any

from core.language.guards import is_glued
from core.language.peg import Grammar, MatchResult
from core.language.pieces import Amount

_MINUTES = {"min": 1, "hour": 60}
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


def add_amount_rules(grammar: Grammar) -> None:
    """Add `number`, `daynum`, `amount` and `stretch` (an amount or one unit) to the grammar."""
    _add_number_rules(grammar)
    _add_simple_amount_rules(grammar)
    _add_compound_rules(grammar)


def build_amount(number: float, unit: str) -> Amount | None:
    """So much of a unit; None for a fraction of a day and for absurd sizes."""
    if not 0 < number <= 10_000:
        return None
    if unit in _MINUTES:
        return Amount(minutes=round(number * _MINUTES[unit]))
    if number != int(number):
        return None
    if unit in _DAYS:
        return Amount(days=int(number) * _DAYS[unit])
    return Amount(months=int(number) * _MONTHS[unit])


def _add_number_rules(grammar: Grammar) -> None:
    @grammar.rule("number", "int", "num")
    def _build_one_number(m: MatchResult) -> Any:
        return m.get("int", m.get("num"))

    @grammar.rule("number", "tens num")
    def _build_two_number(m: MatchResult) -> Any:
        return m["tens"] + m["num"] if m["num"] < 10 else None

    @grammar.rule("ordinal", "ord", "int ordsuffix")
    def _build_ordinal(m: MatchResult) -> Any:
        return m.get("ord", m.get("int"))

    @grammar.rule("daynum", "int ordsuffix?", "ord", "tens ord")
    def _build_day_day_number(m: MatchResult) -> Any:
        day = m["int"] if "int" in m else m.get("tens", 0) + m["ord"]
        return day if 1 <= day <= 31 else None


def _add_simple_amount_rules(grammar: Grammar) -> None:
    @grammar.rule("amount", "number unit", "decimal unit", "one unit")
    def _build_plain_amount(m: MatchResult) -> Any:
        return build_amount(m.get("number", m.get("decimal", m.get("one"))), m["unit"])

    @grammar.rule("amount", "int unit:glued", "decimal unit:glued")
    def _build_glued_amount(m: MatchResult) -> Any:
        if not is_glued(m.sentence, m.end - 1):
            return None
        return build_amount(m.get("int", m.get("decimal")), m["unit"])

    @grammar.rule("amount", "amountword")
    def _build_word_amount(m: MatchResult) -> Any:
        unit, number = m["amountword"]
        return build_amount(number, unit)


def _add_compound_rules(grammar: Grammar) -> None:
    @grammar.rule("amount", "half one? unit")
    def _build_half_amount(m: MatchResult) -> Any:
        return build_amount(0.5, m["unit"])

    @grammar.rule("amount", "n:number|one andhalf unit", "n:number|one unit andhalf")
    def _build_and_half_amount(m: MatchResult) -> Any:
        return build_amount(m["n"] + 0.5, m["unit"])

    @grammar.rule("amount", "a:number u:unit|glued and? b:number v:unit|glued")
    def _build_mixed_amount(m: MatchResult) -> Any:
        if (m["u"], m["v"]) != ("hour", "min"):
            return None
        return Amount(minutes=60 * m["a"] + m["b"]) if m["a"] <= 1000 and m["b"] < 60 else None

    @grammar.rule("stretch", "amount")
    def _build_stretch(m: MatchResult) -> Any:
        return m["amount"]

    @grammar.rule("stretch", "unit")
    def _build_unit_stretch(m: MatchResult) -> Any:
        return build_amount(1, m["unit"])
