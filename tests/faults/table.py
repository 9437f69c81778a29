"""What a case says about itself, what came of it, and the table of all."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.faults.arena import Arena


@dataclass(slots=True, frozen=True)
class Outcome:
    """`tried` in words with figures; no complaints means that the invariant held."""

    tried: str
    complaints: list[str]


@dataclass(slots=True, frozen=True)
class Case:
    """One row of the table."""

    fault: str
    sees: str
    invariant: str
    run: Callable[[Arena], Awaitable[Outcome]]


CASES: list[Case] = []


def case(
    fault: str, sees: str, invariant: str
) -> Callable[[Callable[[Arena], Awaitable[Outcome]]], Callable[[Arena], Awaitable[Outcome]]]:
    """Enter the decorated run into the table."""

    def enter(run: Callable[[Arena], Awaitable[Outcome]]) -> Callable[[Arena], Awaitable[Outcome]]:
        CASES.append(Case(fault, sees, invariant, run))
        return run

    return enter


def row(one: Case, outcome: Outcome) -> str:
    """The case as a line of the table."""
    result = "; ".join(outcome.complaints) if outcome.complaints else "held"
    return f"| {one.fault} | {one.sees} | {one.invariant} | {outcome.tried} | {result} |"
