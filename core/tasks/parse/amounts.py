"""Rules for numbers and amounts of time."""

from typing import Any

from core.tasks.parse.guards import glued
from core.tasks.parse.peg import Found, Grammar
from core.tasks.parse.pieces import Amount

_MINUTES = {"min": 1, "hour": 60}
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


def install(grammar: Grammar) -> None:
    """Add `number`, `daynum`, `amount` and `stretch` (an amount or one unit) to the grammar."""
    _numbers(grammar)
    _amounts(grammar)
    _compound(grammar)


def amount_of(number: float, unit: str) -> Amount | None:
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


def _numbers(grammar: Grammar) -> None:
    @grammar.rule("number", "int", "num")
    def _one(m: Found) -> Any:
        return m.get("int", m.get("num"))

    @grammar.rule("number", "tens num")
    def _two(m: Found) -> Any:
        return m["tens"] + m["num"] if m["num"] < 10 else None

    @grammar.rule("ordinal", "ord", "int ordsuffix")
    def _ordinal(m: Found) -> Any:
        return m.get("ord", m.get("int"))

    @grammar.rule("daynum", "int ordsuffix?", "ord", "tens ord")
    def _day(m: Found) -> Any:
        day = m["int"] if "int" in m else m.get("tens", 0) + m["ord"]
        return day if 1 <= day <= 31 else None


def _amounts(grammar: Grammar) -> None:
    @grammar.rule("amount", "number unit", "decimal unit", "one unit")
    def _plain(m: Found) -> Any:
        return amount_of(m.get("number", m.get("decimal", m.get("one"))), m["unit"])

    @grammar.rule("amount", "int unit:glued", "decimal unit:glued")
    def _glued(m: Found) -> Any:
        if not glued(m.sentence, m.end - 1):
            return None
        return amount_of(m.get("int", m.get("decimal")), m["unit"])

    @grammar.rule("amount", "amountword")
    def _word(m: Found) -> Any:
        unit, number = m["amountword"]
        return amount_of(number, unit)


def _compound(grammar: Grammar) -> None:
    @grammar.rule("amount", "half one? unit")
    def _half(m: Found) -> Any:
        return amount_of(0.5, m["unit"])

    @grammar.rule("amount", "n:number|one andhalf unit", "n:number|one unit andhalf")
    def _and_half(m: Found) -> Any:
        return amount_of(m["n"] + 0.5, m["unit"])

    @grammar.rule("amount", "a:number u:unit|glued and? b:number v:unit|glued")
    def _mixed(m: Found) -> Any:
        if (m["u"], m["v"]) != ("hour", "min"):
            return None
        return Amount(minutes=60 * m["a"] + m["b"]) if m["a"] <= 1000 and m["b"] < 60 else None

    @grammar.rule("stretch", "amount")
    def _stretch(m: Found) -> Any:
        return m["amount"]

    @grammar.rule("stretch", "unit")
    def _unit(m: Found) -> Any:
        return amount_of(1, m["unit"])
